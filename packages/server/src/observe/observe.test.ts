import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BLUEPRINT,
  REPOSITORY,
  startTestServer,
  TOKEN,
  type TestServer,
} from '../testing/server.ts';

const bearer = { authorization: `Bearer ${TOKEN}` };

describe('metrics', () => {
  const read = (
    from: TestServer,
    options: { remoteAddress?: string; headers?: Record<string, string> },
  ) => from.raw({ url: '/metrics', ...options });

  test('for this machine, or with the token', async () => {
    const measured = await startTestServer({ mode: 'public', token: TOKEN });
    await measured.raw({
      method: 'POST',
      url: '/api/v1/compositions',
      payload: { blueprint: BLUEPRINT },
    });
    await measured.raw({ url: '/api/v1/features/github' });
    const { statusCode, body, headers } = await read(measured, {});
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=/);
    expect(body).toMatch(/^stagecraft_compositions_total\{result="ok"\} 1$/m);
    expect(body).toMatch(
      /duration_seconds_count\{method="GET",route="\/api\/v1\/features\/:id",status="200"\} 1/,
    );
    expect(body).toContain('nodejs_eventloop_lag_seconds');
    const far = { remoteAddress: '192.0.2.7' };
    expect((await read(measured, far)).statusCode).toBe(401);
    expect((await read(measured, { ...far, headers: bearer })).statusCode).toBe(200);
    // A proxy on this machine hands on what comes from others.
    expect((await read(measured, { headers: { 'x-forwarded-for': '192.0.2.7' } })).statusCode).toBe(
      401,
    );
    await measured.close();
    const closed = await startTestServer({ mode: 'public' });
    expect((await read(closed, { ...far, headers: bearer })).statusCode).toBe(401);
    await closed.close();
  });
});

describe('log', () => {
  test('has a line for each request, and nothing of what was sent', async () => {
    const quiet = await startTestServer();
    const words = ['word-in-the-query', 'word-in-a-header', 'word-in-the-body', 'word-in-a-cookie'];
    const [query = '', header = '', body = '', cookie = ''] = words;
    await quiet.call({
      url: `/?token=${TOKEN}&b=${query}`,
      headers: { accept: 'text/html', cookie: `a=${cookie}`, 'x-a': header },
    });
    await quiet.raw({ url: `/?token=${TOKEN}` });
    await quiet.call({
      method: 'POST',
      url: '/api/v1/compositions',
      payload: { blueprint: { ...BLUEPRINT, [body]: 1 } },
    });
    await quiet.call({
      method: 'POST',
      url: '/api/v1/projects',
      payload: `{"secrets": {"A": "${body}"`,
      headers: { 'content-type': 'application/json' },
    });
    const lines = quiet
      .log()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter(({ msg }) => msg === 'request');
    expect(requests).toHaveLength(4);
    expect(requests[2]).toMatchObject({
      method: 'POST',
      route: '/api/v1/compositions',
      status: 422,
      reqId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
    expect(requests[0]).toMatchObject({ query: ['token', 'b'] });
    for (const word of [...words, TOKEN]) expect(quiet.log()).not.toContain(word);
    await quiet.close();
  });

  test('what breaks is there with the id of the request, which the answer has', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'stagecraft-broken-'));
    // A release without its lockfile, which says that it has one.
    const [newest = ''] = (await readdir(path.join(REPOSITORY, 'releases'))).toSorted().slice(-1);
    const release = path.join('releases', newest);
    await mkdir(path.join(root, release), { recursive: true });
    for (const name of ['release.yaml', 'packages.json', 'community.json']) {
      await cp(path.join(REPOSITORY, release, name), path.join(root, release, name));
    }
    for (const name of ['features', 'presets', 'plugins']) {
      await symlink(path.join(REPOSITORY, name), path.join(root, name));
    }
    const broken = await startTestServer({ mode: 'public', root });
    try {
      const { body, headers, ...response } = await broken.raw({
        method: 'POST',
        url: '/api/v1/compositions',
        payload: { blueprint: BLUEPRINT },
      });
      const id = String(headers['x-request-id']);
      expect(response.statusCode).toBe(500);
      expect(response.json()).toMatchObject({ code: 'INTERNAL', instance: `urn:uuid:${id}` });
      expect(body).not.toMatch(/stagecraft-broken|yarn|ENOENT|\bat /);
      const line =
        broken
          .log()
          .split('\n')
          .find((each) => each.includes('"level":50')) ?? '';
      expect(line).toContain(id);
      expect(line).toContain('yarn.lock');
      expect((await broken.raw({ url: '/readyz' })).statusCode).toBe(503);
      expect((await broken.raw({ url: '/healthz' })).statusCode).toBe(200);
    } finally {
      await broken.close();
      await rm(root, { recursive: true, force: true });
    }
  });
});
