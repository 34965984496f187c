import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  loadStandIn,
  startDemoProxy,
  startGateway,
  type Gateway,
  type GatewayOptions,
  type StandIn,
} from '@stagecraft/stand-ins';
import { startDemo } from '@stagecraft/lifecycle';
import { startProject } from '@stagecraft/toolchain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { composePortal, temporaryFolder } from './harness/portal.ts';
import { screenshot, visit, waitForPortal, type Visit } from './harness/visit.ts';
import { takePlace, type Place } from './verify/tree.ts';

type Settings = Pick<GatewayOptions, 'audience' | 'issuer' | 'signer'>;

interface Case {
  readonly title: string;
  readonly feature: string;
  readonly provider: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the proxy signs for. */
  readonly settings: Settings;
  /** Where the portal fetches keys. */
  readonly hosts: readonly string[];
  /** A proxy that is set up for something else; none where its headers are not signed. */
  readonly another?: Settings;
}

const IAP = '/projects/123456789012/global/backendServices/1234567890123456789';
const ALB = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/portal/1';
const AUD = '4714c1358e65fe4b408ad6d432a5f878f08194bdb4752441fd56faefa9b2b6f2';
const ISSUER = 'https://id.acme.example';
const TEAM = 'https://acme.cloudflareaccess.com';

const CASES: readonly Case[] = [
  {
    title: 'Google IAP',
    feature: 'auth-google-iap',
    provider: 'gcpIap',
    options: {},
    environment: { AUTH_GOOGLE_IAP_AUDIENCE: IAP },
    settings: { audience: IAP },
    hosts: ['www.gstatic.com'],
    another: { audience: '/projects/1/global/backendServices/1' },
  },
  {
    title: 'AWS ALB',
    feature: 'auth-aws-alb',
    provider: 'awsalb',
    options: { region: 'eu-central-1', issuer: ISSUER, signer: ALB },
    settings: { issuer: ISSUER, signer: ALB },
    hosts: ['public-keys.auth.elb.eu-central-1.amazonaws.com'],
    another: { issuer: ISSUER, signer: `${ALB}2` },
  },
  {
    title: 'Cloudflare Access',
    feature: 'auth-cloudflare-access',
    provider: 'cfaccess',
    options: { teamName: 'acme' },
    environment: { AUTH_CLOUDFLARE_AUDIENCE: AUD },
    settings: { audience: AUD, issuer: TEAM },
    hosts: ['acme.cloudflareaccess.com'],
    another: { audience: AUD.replace('4', '5'), issuer: TEAM },
  },
  {
    title: 'oauth2-proxy',
    feature: 'auth-oauth2-proxy',
    provider: 'oauth2Proxy',
    options: {},
    settings: {},
    hosts: [],
  },
];

interface Guarded {
  readonly gateway: Gateway;
  readonly urls: Pick<GatewayOptions, 'frontendUrl' | 'backendUrl'>;
  stop(): Promise<void>;
}

/** A portal in demo mode that has its part of the production configuration, behind a proxy. */
async function startBehind(place: Place, standIn: StandIn, given: Case): Promise<Guarded> {
  const { feature, options, environment, provider, settings, hosts } = given;
  const composition = composePortal({ 'auth-guest': {}, [feature]: options });
  const toolchain = await place.write(composition.files);
  const file = path.join(place.folder, 'app-config.production.yaml');
  const { auth } = parse(await readFile(file, 'utf8')) as { readonly auth: object };
  const urls = {
    frontendUrl: `http://localhost:${place.ports.frontend}`,
    backendUrl: `http://localhost:${place.ports.backend}`,
  };
  const gateway = await startGateway({ provider, ...settings, ...urls });
  // What is not on this machine by its name is asked at its own port, not through the proxy.
  const address = gateway.url.replace('localhost', 'portal.localhost');
  await writeFile(
    path.join(place.folder, 'app-config.local.yaml'),
    stringify({
      app: { baseUrl: address, listen: { host: 'localhost', port: place.ports.frontend } },
      backend: {
        baseUrl: address,
        listen: { port: place.ports.backend },
        cors: { origin: address },
      },
    }),
  );
  const led = Object.fromEntries(hosts.map((host) => [host, standIn.url]));
  const keys = await startDemoProxy(led, await temporaryFolder());
  const demo = await startDemo(place.folder, composition.selection, {
    over: () => ({ config: { auth: { ...auth } }, environment: {} }),
  });
  const running = await startProject(place.folder, {
    toolchain,
    configs: demo.configs,
    env: { ...demo.env, ...keys?.environment, ...environment },
  });
  const stop = async () => {
    await running.stop();
    await Promise.all([demo.stop(), keys?.stop(), gateway.stop()]);
  };
  await running.ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { gateway: { ...gateway, url: address }, urls, stop };
}

describe.each(CASES)('a portal in production behind $title', (given) => {
  let place: Place;
  let standIn: StandIn;
  let guarded: Guarded;
  let visitor: Visit;

  beforeAll(async () => {
    place = await takePlace();
    standIn = await (await loadStandIn('sign-in'))();
    guarded = await startBehind(place, standIn, given);
    visitor = await visit(guarded.gateway.url);
  });
  afterAll(async () => {
    await visitor?.close();
    await guarded?.stop();
    await standIn?.stop();
    await place?.release();
  });

  const refresh = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/api/auth/${given.provider}/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest', ...headers },
    });

  test(`${given.title} says who it is`, async () => {
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('button', { name: 'Mina Park' }).click();
    await waitForPortal(page);
    await page.goto('/?filters[kind]=component&filters[user]=owned');
    await page.getByText('Owned Components').waitFor();
    await page.getByText('Billing').first().waitFor();
    await screenshot(page, `verify-${given.feature}-behind`);
  });

  test('nobody gets in past it', async () => {
    const answer = await refresh(guarded.urls.backendUrl);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toContain('backstageIdentity');
  });

  test.runIf(given.another !== undefined)(
    'a proxy that is set up otherwise is refused',
    async () => {
      const options = { provider: given.provider, ...guarded.urls };
      const right = await startGateway({ ...options, ...given.settings });
      const wrong = await startGateway({ ...options, ...given.another });
      const cookie = { cookie: 'stand-in-person=mina-park' };
      try {
        expect((await refresh(right.url, cookie)).status).toBe(200);
        const refused = await refresh(wrong.url, cookie);
        expect(refused.status).toBeGreaterThanOrEqual(400);
        expect(await refused.text()).not.toContain('backstageIdentity');
      } finally {
        await Promise.all([right.stop(), wrong.stop()]);
      }
    },
  );
});
