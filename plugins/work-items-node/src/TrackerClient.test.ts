import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TrackerClient, type TrackerClientOptions } from './TrackerClient';

const START = new Date('2026-03-02T09:00:00Z');
const json = { 'content-type': 'application/json' };

describe('TrackerClient', () => {
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
    options: Partial<TrackerClientOptions> = {},
  ): TrackerClient {
    return new TrackerClient({
      title: 'Tracker',
      baseUrl,
      credentialsFix: 'Check the token.',
      headers: async () => ({ authorization: 'Bearer secret' }),
      now: () => START,
      sleep: async () => {},
      ...options,
    });
  }

  it('sends credentials, queries and bodies', async () => {
    const seen: unknown[] = [];
    const url = await start((req, res) => {
      const { method, url: path, headers } = req;
      seen.push([method, path, headers.authorization, headers['content-type']]);
      res.writeHead(200, { ...json, 'x-next-page': '2' }).end('{"ok":true}');
    });
    const client = clientAt(`${url}/api/`);
    const { body, headers } = await client.request({
      path: '/items',
      query: { page: 1, none: undefined },
    });
    expect(body).toEqual({ ok: true });
    expect(headers.get('x-next-page')).toBe('2');
    await client.request({ path: '/find', method: 'POST', body: { q: 'a' } });
    expect(seen).toEqual([
      ['GET', '/api/items?page=1', 'Bearer secret', undefined],
      ['POST', '/api/find', 'Bearer secret', 'application/json'],
    ]);
  });

  it.each([
    ['401', 401, json, '{}'],
    ['a redirect to a page to sign in at', 302, { location: '/login' }, ''],
    ['a page in place of data', 203, { 'content-type': 'text/html' }, '<html>'],
  ])('takes %s for refused credentials', async (_, status, headers, body) => {
    const url = await start((_req, res) =>
      res.writeHead(status, headers).end(body),
    );
    await expect(clientAt(url).request({ path: '/' })).rejects.toMatchObject({
      name: 'TrackerError',
      code: 'credentials',
      message: 'Tracker does not accept the credentials.',
      fix: 'Check the token.',
    });
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [400, 'rejected'],
    [500, 'unexpected'],
  ])('tells what %s means', async (status, code) => {
    const url = await start((_req, res) =>
      res.writeHead(status, json).end('{}'),
    );
    await expect(clientAt(url).request({ path: '/x' })).rejects.toMatchObject({
      code,
    });
  });

  it('lets the tracker explain in its own words', async () => {
    const url = await start((_req, res) =>
      res.writeHead(404, json).end('{"message":"no project"}'),
    );
    const client = clientAt(url, {
      explain: ({ status, body }, { path }) => ({
        code: 'not-found',
        message: `${status} ${body} ${path}`,
        fix: 'Correct it.',
      }),
    });
    await expect(client.request({ path: '/p' })).rejects.toMatchObject({
      message: '404 {"message":"no project"} /p',
    });
  });

  it('waits for a short rate limit', async () => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      if (asked === 1) res.writeHead(429, { 'retry-after': '1' }).end();
      else res.writeHead(200, json).end('[]');
    });
    const sleep = jest.fn(async () => {});
    const { body } = await clientAt(url, { sleep }).request({ path: '/' });
    expect(body).toEqual([]);
    expect(sleep).toHaveBeenCalledWith(1000);
  });

  it('does not ask again until a long rate limit is over', async () => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      if (asked === 1) res.writeHead(429, { 'retry-after': '600' }).end();
      else res.writeHead(200, json).end('[]');
    });
    let now = START;
    const client = clientAt(url, { now: () => now });
    const retryAt = new Date('2026-03-02T09:10:00Z');
    const limited = { code: 'rate-limited', retryAt };
    await expect(client.request({ path: '/' })).rejects.toMatchObject(limited);
    await expect(client.request({ path: '/' })).rejects.toMatchObject(limited);
    expect(asked).toBe(1);
    now = new Date('2026-03-02T09:10:01Z');
    await expect(client.request({ path: '/' })).resolves.toMatchObject({
      body: [],
    });
  });

  it('tries again when the tracker is busy for a moment', async () => {
    let asked = 0;
    const url = await start((_req, res) => {
      asked += 1;
      if (asked < 3) res.writeHead(503).end();
      else res.writeHead(200, json).end('[]');
    });
    await clientAt(url).request({ path: '/' });
    expect(asked).toBe(3);
  });

  it('gives up on a tracker that does not answer', async () => {
    const url = await start(() => {});
    const client = clientAt(url, { timeoutMs: 50 });
    await expect(client.request({ path: '/' })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('says which address cannot be reached', async () => {
    const url = await start(() => {});
    server!.close();
    await expect(clientAt(url).request({ path: '/' })).rejects.toMatchObject({
      code: 'unreachable',
      message: `Tracker can't be reached at ${url}: ECONNREFUSED.`,
    });
  });

  it('stops when the one who asked does not want it any more', async () => {
    const url = await start(() => {});
    const controller = new AbortController();
    const asked = clientAt(url).request({
      path: '/',
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 20);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});
