import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { GATES } from './gates.ts';
import { startGateway, type Gateway } from './gateway.ts';
import { startSignInStandIn } from './index.ts';

/** Answers with the headers that reached it, as the portal would read them. */
const portal: Server = createServer((request, response) => {
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));
});
let url = '';
let standIn: StandIn;
const gateways: Gateway[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(portal.address() as AddressInfo).port}`;
  standIn = await startSignInStandIn();
});
afterAll(async () => {
  await Promise.all(gateways.map((each) => each.stop()));
  await standIn.stop();
  await new Promise((resolve) => portal.close(resolve));
});

async function gatewayFor(provider: string): Promise<Gateway> {
  const settings = { audience: 'portal', issuer: 'https://issuer.example', signer: 'arn:aws:alb' };
  const options = { provider, frontendUrl: url, backendUrl: url, ...settings };
  const gateway = await startGateway(options);
  gateways.push(gateway);
  return gateway;
}

async function headersThrough(
  provider: string,
  sent: Record<string, string> = {},
): Promise<Record<string, string>> {
  const gateway = await gatewayFor(provider);
  const headers = { cookie: 'stand-in-person=mina-park', ...sent };
  const answer = await fetch(`${gateway.url}/api/auth/x/refresh`, { headers });
  return ((await answer.json()) as { headers: Record<string, string> }).headers;
}

function parts(token = '') {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  return {
    header: read(header) as Record<string, unknown>,
    claims: read(claims) as Record<string, unknown>,
    signed: Buffer.from(`${header}.${claims}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

test('nobody gets through who has not said who they are', async () => {
  const gateway = await gatewayFor('gcpIap');
  const text = await (await fetch(gateway.url)).text();
  expect(text).toContain('Google Identity-Aware Proxy');
  expect(text).toContain('Mina Park');
  expect(text).not.toContain('headers');
});

test('who chooses a person is sent on with a cookie, and the portal is told', async () => {
  const gateway = await gatewayFor('oauth2Proxy');
  const chosen = await fetch(`${gateway.url}/.stand-in/sign-in?person=mina-park`, {
    redirect: 'manual',
  });
  const [cookie = ''] = (chosen.headers.get('set-cookie') ?? '').split(';');
  const answer = await fetch(`${gateway.url}/catalog`, { headers: { cookie } });
  expect(await answer.json()).toMatchObject({
    url: '/catalog',
    headers: { 'x-forwarded-user': 'mina-park', 'x-forwarded-email': 'mina.park@acme.example' },
  });
});

test.each(Object.keys(GATES))('what a browser says it is, %s says again', async (provider) => {
  const names = Object.keys(await headersThrough(provider)).filter((name) =>
    /^(x-|cf-)/.test(name),
  );
  const forged = Object.fromEntries(names.map((name) => [name, 'forged']));
  const headers = await headersThrough(provider, forged);
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) expect(headers[name]).not.toBe('forged');
});

describe('the keys are where portals fetch them', () => {
  test('of Google IAP', async () => {
    const token = (await headersThrough('gcpIap'))['x-goog-iap-jwt-assertion'];
    const { header, claims, signed, signature } = parts(token);
    const answer = await fetch(`${standIn.url}/iap/verify/public_key`);
    const pem = ((await answer.json()) as Record<string, string>)[String(header['kid'])] ?? '';
    const key = { key: createPublicKey(pem), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', signed, key, signature)).toBe(true);
    expect(claims).toMatchObject({ aud: 'portal', email: 'mina.park@acme.example' });
  });

  test('of an AWS load balancer', async () => {
    const token = (await headersThrough('awsalb'))['x-amzn-oidc-data'];
    const { header, claims, signed, signature } = parts(token);
    const pem = await (await fetch(`${standIn.url}/${String(header['kid'])}`)).text();
    const key = { key: createPublicKey(pem), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', signed, key, signature)).toBe(true);
    expect(header).toMatchObject({ signer: 'arn:aws:alb' });
    expect(claims).toMatchObject({ iss: 'https://issuer.example' });
  });

  test('of Cloudflare Access, which also says who it was', async () => {
    const token = (await headersThrough('cfaccess'))['cf-access-jwt-assertion'] ?? '';
    const { signed, signature } = parts(token);
    const certs = await fetch(`${standIn.url}/cdn-cgi/access/certs`);
    const { keys } = (await certs.json()) as { keys: JsonWebKey[] };
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    expect(verify('sha256', signed, key, signature)).toBe(true);
    const identity = `${standIn.url}/cdn-cgi/access/get-identity`;
    const headers = { 'cf-access-jwt-assertion': token };
    expect(await (await fetch(identity, { headers })).json()).toMatchObject({ name: 'Mina Park' });
    expect((await fetch(identity)).status).toBe(401);
  });
});
