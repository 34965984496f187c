import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../faults.ts';
import type { StandIn } from '../standIn.ts';
import { startGoogleDrive } from './index.ts';

let drive: StandIn;
beforeEach(async () => {
  drive = await startGoogleDrive({
    now: new Date('2026-03-02T09:00:00Z'),
    options: { documents: 250 },
  });
});
afterEach(() => drive.stop());

interface Key {
  readonly client_email: string;
  readonly private_key: string;
  readonly token_uri: string;
}

interface Found {
  readonly status: number;
  readonly body: Readonly<Record<string, never>>;
}

const keyOf = () => JSON.parse(Buffer.from(drive.values['key'] ?? '', 'base64').toString()) as Key;
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

async function tokenAnswer(over: object = {}, privateKey?: KeyObject): Promise<Found> {
  const key = keyOf();
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    iss: key.client_email,
    scope: 'https://www.googleapis.com/auth/drive.readonly',
    aud: key.token_uri,
    iat,
    exp: iat + 3600,
    sub: drive.values['subject'],
    ...over,
  };
  const content = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  const signer = privateKey ?? createPrivateKey(key.private_key);
  const signature = sign('RSA-SHA256', Buffer.from(content), signer).toString('base64url');
  const response = await fetch(key.token_uri, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: `${content}.${signature}`,
    }),
  });
  return { status: response.status, body: (await response.json()) as Found['body'] };
}

async function signIn(over: object = {}): Promise<string> {
  const { body } = await tokenAnswer(over);
  return String(body['access_token']);
}

async function ask(path: string, token: string, query: Record<string, string> = {}) {
  const url = `${drive.url}/drive/v3${path}?${new URLSearchParams(query)}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as Body };
}

interface Body {
  readonly files: readonly Readonly<Record<string, unknown>>[];
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly drives: readonly { readonly name: string }[];
  readonly permissions: readonly { readonly type: string; readonly domain?: string }[];
  readonly nextPageToken?: string;
  readonly newStartPageToken?: string;
  readonly startPageToken: string;
  readonly error: { readonly errors: readonly { readonly reason: string }[] };
}

const change = (id: string, method: string, body?: object) =>
  fetch(`${drive.url}/.files/${id}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const fail = (...faults: Fault[]) =>
  fetch(`${drive.url}/.faults`, { method: 'POST', body: JSON.stringify(faults) });

const ALL = { supportsAllDrives: 'true', includeItemsFromAllDrives: 'true' };

describe('tokens', () => {
  test('are given for what the account has signed, and expire', async () => {
    const token = await signIn();
    expect((await ask('/files', token)).status).toBe(200);
    await fetch(`${drive.url}/.tokens/expire`, { method: 'POST' });
    expect((await ask('/files', token)).status).toBe(401);
  });

  test.each([
    ['another audience', { aud: 'https://example.com' }, 400, 'invalid_grant'],
    ['a time that is over', { iat: 1, exp: 3601 }, 400, 'invalid_grant'],
    ['another scope', { scope: 'openid' }, 400, 'invalid_scope'],
    ['somebody unknown', { sub: 'nobody@acme.example' }, 400, 'invalid_grant'],
    ['another organization', { sub: 'a@other.example' }, 401, 'unauthorized_client'],
  ])('are refused for %s', async (_, over, status, error) => {
    expect(await tokenAnswer(over)).toMatchObject({ status, body: { error } });
  });

  test('are refused for what another key has signed', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(await tokenAnswer({}, privateKey)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
    });
  });

  test('without a subject read only what is shared with the account', async () => {
    const token = await signIn({ sub: undefined });
    expect((await ask('/drives', token)).body.drives.map(({ name }) => name)).toEqual([
      'Engineering',
    ]);
    expect((await ask('/files/doc-travel', token)).status).toBe(404);
  });
});

describe('files', () => {
  const names = async (query: Record<string, string>) => {
    const { body } = await ask('/files', await signIn(), query);
    return body.files.map((file) => file['name']);
  };

  test('are found by a query, in a drive or in all', async () => {
    const inFolder = { ...ALL, corpora: 'allDrives', q: "'folder-runbooks' in parents" };
    expect(await names(inFolder)).toHaveLength(2);
    const pdfs = "trashed = false and (mimeType = 'application/pdf' or name contains 'pickup')";
    expect(await names({ ...ALL, corpora: 'allDrives', q: pdfs })).toEqual([
      'Card data, report of the auditor.pdf',
      'Pickup points, notes of a walk',
    ]);
    expect(await names({ corpora: 'user' })).toHaveLength(2);
    const { status } = await ask('/files', await signIn(), { q: 'color = red' });
    expect(status).toBe(400);
  });

  test('come page by page, with the fields that are asked for', async () => {
    const token = await signIn();
    const query = { ...ALL, corpora: 'drive', driveId: '0AHandbook', pageSize: '200' };
    const fields = 'nextPageToken,files(id,lastModifyingUser(displayName),permissions(type))';
    const { body } = await ask('/files', token, { ...query, fields });
    expect(body.files).toHaveLength(200);
    expect(body.files[0]).toEqual({
      id: 'doc-travel',
      lastModifyingUser: { displayName: 'Mina Park' },
    });
    const pageToken = body.nextPageToken ?? '';
    const second = await ask('/files', token, { ...query, pageToken });
    expect(second.body.files).toHaveLength(52);
    expect(second.body.nextPageToken).toBeUndefined();
    const lost = await ask('/files', token, { ...query, pageToken: 'lost' });
    expect(lost).toMatchObject({ status: 400, body: { error: { code: 400 } } });
  });

  test('say who may open them; those of shared drives only when asked', async () => {
    const token = await signIn();
    const own = await ask('/files/doc-pickup', token, { fields: 'permissions(type)' });
    expect(own.text).toContain('domain');
    const shared = await ask('/files/doc-failover', token, { fields: '*' });
    expect(shared.body.permissions).toBeUndefined();
    const { body } = await ask('/files/doc-failover/permissions', token, { fields: '*' });
    expect(body.permissions[1]).toMatchObject({ type: 'domain', domain: 'acme.example' });
  });

  test('are exported or downloaded, each in its way', async () => {
    const token = await signIn();
    const text = await ask('/files/doc-failover/export', token, { mimeType: 'text/plain' });
    expect(text.text).toContain('replica of the orders database.\r\n');
    const sheet = await ask('/files/sheet-capacity/export', token, { mimeType: 'text/csv' });
    expect(sheet.text).toContain('webshop,12,40');
    const pdf = await ask('/files/pdf-pci', token, { alt: 'media' });
    expect(pdf.text).toMatch(/^%PDF-1.4/);
    const wrong = await ask('/files/doc-failover', token, { alt: 'media' });
    expect(wrong.body.error.errors[0]?.reason).toBe('fileNotDownloadable');
    const other = await ask('/files/pdf-pci/export', token, { mimeType: 'text/plain' });
    expect(other.status).toBe(403);
  });
});

test('the log of a drive tells what changed since', async () => {
  const token = await signIn();
  const log = { ...ALL, driveId: '0AEngineering' };
  const { body } = await ask('/changes/startPageToken', token, log);
  await change('doc-failover', 'PUT', { text: 'Dublin is closed.' });
  await change('md-adr', 'DELETE');
  await change('doc-travel', 'PUT', { name: 'Trains' });
  const pageToken = body.startPageToken;
  const changed = await ask('/changes', token, { ...log, pageToken, fields: '*' });
  expect(changed.body.changes).toMatchObject([
    { fileId: 'doc-failover', removed: false, file: { version: '2' } },
    { fileId: 'md-adr', removed: true },
  ]);
  const next = changed.body.newStartPageToken ?? '';
  const after = await ask('/changes', token, { ...log, pageToken: next, fields: '*' });
  expect(after.body.changes).toEqual([]);
  expect((await ask('/changes', token, { ...log, pageToken: '99' })).status).toBe(400);
});

describe('faults', () => {
  test('are those that were sent, as often as they were to come', async () => {
    const token = await signIn();
    await fail({
      path: '/files$',
      after: 1,
      times: 1,
      status: 429,
      headers: { 'retry-after': '3' },
      body: {},
    });
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await ask('/files', token)).status);
    expect(statuses).toEqual([200, 429, 200]);
  });

  test('break an answer off, or spoil an item of it', async () => {
    const token = await signIn();
    await fail({ path: '/files$', isCut: true });
    await expect(ask('/files', token)).rejects.toThrow();
    await fail({ path: '/files$', malformed: 'files' });
    const { body } = await ask('/files', token);
    expect(body.files[0]?.['id']).toBeUndefined();
    expect(body.files[1]?.['id']).toBeDefined();
    await fail();
    expect((await ask('/files', token)).body.files[0]?.['id']).toBeDefined();
  });
});
