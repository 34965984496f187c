import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SourceClient, type SourceClientOptions } from './SourceClient';

const START = new Date('2026-03-02T09:00:00Z');
const json = { 'content-type': 'application/json' };

describe('SourceClient', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  async function start(answer: RequestListener): Promise<string> {
    server = createServer(answer);
    await new Promise<void>(resolve =>
      server!.listen(0, '127.0.0.1', () => resolve()),
    );
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function clientAt(
    baseUrl: string,
    options: Partial<SourceClientOptions> = {},
  ): SourceClient {
    return new SourceClient({
      title: 'Wiki',
      baseUrl,
      credentials: async () => ({ authorization: 'Bearer secret' }),
      credentialsFix: 'Make a new token.',
      forbiddenFix: 'Share the space with the account.',
      now: () => START,
      sleep: async () => {},
      ...options,
    });
  }

  it('sends credentials, queries and bodies', async () => {
    const seen: unknown[] = [];
    const url = await start((req, res) => {
      seen.push([req.method, req.url, req.headers.authorization]);
      res.writeHead(200, json).end('{"ok":true}');
    });
    const client = clientAt(`${url}/api/`);
    const query = { page: 1, all: true, none: undefined };
    expect(await client.json({ path: '/a', query })).toEqual({ ok: true });
    await client.text({ path: `${url}/b`, method: 'POST', body: {} });
    expect(seen).toEqual([
      ['GET', '/api/a?page=1&all=true', 'Bearer secret'],
      ['POST', '/b', 'Bearer secret'],
    ]);
  });

  it('asks for a new token once when the last one has expired', async () => {
    const tokens: unknown[] = [];
    const url = await start(({ headers }, res) => {
      tokens.push(headers.authorization);
      if (headers.authorization === 'new') res.writeHead(200, json).end('[]');
      else res.writeHead(401).end();
    });
    const credentials = async ({ renew }: { renew: boolean }) => ({
      authorization: renew ? 'new' : 'old',
    });
    await clientAt(url, { credentials }).json({ path: '/' });
    expect(tokens).toEqual(['old', 'new']);
  });

  it.each([
    [401, 'credentials', 'Make a new token.', 2],
    [403, 'forbidden', 'Share the space with the account.', 1],
    [404, 'not-found', expect.stringContaining('filters'), 1],
    [400, 'rejected', expect.stringContaining('filters'), 1],
    [302, 'credentials', 'Make a new token.', 1],
    [500, 'unexpected', expect.stringContaining('how Wiki is'), 6],
  ])('tells what %s means', async (status, code, fix, times) => {
    let asked = 0;
    const url = await start((_, res) => {
      asked += 1;
      res.writeHead(status, { location: '/login' }).end('{}');
    });
    await expect(clientAt(url).json({ path: '/x' })).rejects.toMatchObject({
      name: 'SourceError',
      code,
      fix,
      message: expect.stringContaining('Wiki'),
    });
    expect(asked).toBe(times);
  });

  it.each([
    ['seconds', '7', 7_000],
    ['a date', 'Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
  ])('waits as long as Retry-After says in %s', async (_, said, delay) => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      if (asked === 1) res.writeHead(429, { 'retry-after': said }).end();
      else res.writeHead(200, json).end('[]');
    });
    const sleep = jest.fn(async () => {});
    await clientAt(url, { sleep }).json({ path: '/' });
    expect(sleep).toHaveBeenCalledTimes(1);
    expect(sleep).toHaveBeenCalledWith(delay, undefined);
  });

  it('does not wait for hours, and asks nothing until they are over', async () => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      if (asked === 1) res.writeHead(429, { 'retry-after': '7200' }).end();
      else res.writeHead(200, json).end('[]');
    });
    let now = START;
    const client = clientAt(url, { now: () => now });
    const limited = {
      code: 'rate-limited',
      retryAt: new Date('2026-03-02T11:00:00Z'),
    };
    await expect(client.json({ path: '/' })).rejects.toMatchObject(limited);
    await expect(client.json({ path: '/' })).rejects.toMatchObject(limited);
    expect(asked).toBe(1);
    now = new Date('2026-03-02T11:00:01Z');
    await expect(client.json({ path: '/' })).resolves.toEqual([]);
  });

  it('takes for a rate limit what the source says is one', async () => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      if (asked === 1) res.writeHead(403).end('quota');
      else res.writeHead(200, json).end('[]');
    });
    const isRateLimit = ({ body }: { body: string }) => body === 'quota';
    await clientAt(url, { isRateLimit }).json({ path: '/' });
    expect(asked).toBe(2);
  });

  it('waits longer and longer while a source fails', async () => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      res.writeHead(asked < 5 ? 500 : 200, json).end('[]');
    });
    const delays: number[] = [];
    const sleep = async (ms: number) => {
      delays.push(ms);
    };
    await clientAt(url, { sleep }).json({ path: '/' });
    expect(delays).toHaveLength(4);
    expect(delays[3]).toBeGreaterThan(delays[0]);
    expect(delays[0]).toBeGreaterThanOrEqual(500);
  });

  it('asks again when an answer breaks off or is cut short', async () => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      if (asked === 1) {
        res.writeHead(200, { ...json, 'content-length': '100' });
        res.write('{"items":[');
        setTimeout(() => res.destroy(), 10);
      } else if (asked === 2) res.writeHead(200, json).end('{"items":[');
      else res.writeHead(200, json).end('{"items":[]}');
    });
    await expect(clientAt(url).json({ path: '/' })).resolves.toEqual({
      items: [],
    });
    expect(asked).toBe(3);
  });

  it('reads no more of an answer than its limit', async () => {
    const url = await start((_, res) => res.writeHead(200).end('x'.repeat(99)));
    const client = clientAt(url, { attempts: 1 });
    await expect(client.text({ path: '/', limit: 99 })).resolves.toHaveLength(
      99,
    );
    await expect(client.text({ path: '/', limit: 98 })).rejects.toMatchObject({
      code: 'rejected',
    });
  });

  it('gives up on a source that does not answer', async () => {
    const url = await start(() => {});
    const client = clientAt(url, { timeoutMs: 50, attempts: 2 });
    await expect(client.json({ path: '/' })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('says which address cannot be reached', async () => {
    const url = await start(() => {});
    server!.close();
    await expect(clientAt(url).json({ path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: `Wiki can't be reached at ${url}: ECONNREFUSED.`,
    });
  });

  it('stops when nobody wants the answer any more, also while it waits', async () => {
    const url = await start((_, res) =>
      res.writeHead(429, { 'retry-after': '60' }).end(),
    );
    const controller = new AbortController();
    const asked = clientAt(url, { sleep: undefined }).json({
      path: '/',
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 50);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
