import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startBuildkite, TOKEN_WITHOUT_SCOPES } from './index.ts';

let buildkite: StandIn;

beforeAll(async () => {
  buildkite = await startBuildkite({ now: new Date('2026-03-02T10:00:00Z') });
});
afterAll(() => buildkite.stop());

interface Build {
  readonly number: number;
  readonly state: string;
  readonly url: string;
  readonly branch: string;
  readonly rebuilt_from: { readonly number: number } | null;
  readonly jobs: readonly {
    readonly type: string;
    readonly name?: string;
    readonly state: string | null;
    readonly log_url?: string;
  }[];
}

const WEBSHOP = '/v2/organizations/acme/pipelines/webshop';

function ask(path: string, { token = TOKEN, method = 'GET' } = {}): Promise<Response> {
  const url = path.startsWith('http') ? path : buildkite.url + path;
  return fetch(url, { method, headers: { authorization: `Bearer ${token}` } });
}

async function builds(query: string): Promise<Build[]> {
  return (await (await ask(`${WEBSHOP}/builds?${query}`)).json()) as Build[];
}

describe('the stand-in for Buildkite', () => {
  it('lists the builds of a pipeline in pages', async () => {
    const answer = await ask(`${WEBSHOP}/builds?page=1&per_page=5`);
    expect(((await answer.json()) as Build[]).map(({ state }) => state)).toEqual([
      'running',
      'passed',
      'failed',
      'passed',
      'passed',
    ]);
    expect(answer.headers.get('link')).toBe(
      `<${buildkite.url}${WEBSHOP}/builds?page=2&per_page=5>; rel="next", ` +
        `<${buildkite.url}${WEBSHOP}/builds?page=2&per_page=5>; rel="last"`,
    );
    expect((await builds('page=2&per_page=5')).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('lists those of a branch', async () => {
    const found = await builds('branch=main');
    expect(new Set(found.map(({ branch }) => branch))).toEqual(new Set(['main']));
    expect(found).toHaveLength(5);
  });

  it('leaves out what comes after a failure', async () => {
    const answer = await ask(`${WEBSHOP}/builds/6`);
    const { jobs } = (await answer.json()) as Build;
    expect(jobs.map(({ type, state }) => `${type} ${state}`)).toEqual([
      'script passed',
      'script failed',
      'waiter null',
      'script broken',
    ]);
    const log = await ask(jobs[1]?.log_url ?? '');
    expect(await log.json()).toMatchObject({
      content: expect.stringContaining('an image far away is not loaded ... failed'),
    });
  });

  it('names its addresses below the version of the API, as clients cut them there', async () => {
    const [build] = await builds('per_page=1');
    expect(build?.url.split('/').slice(3, 5)).toEqual(['v2', 'organizations']);
  });

  it('builds again', async () => {
    const answer = await ask(`${WEBSHOP}/builds/6/rebuild`, { method: 'PUT' });
    expect(await answer.json()).toMatchObject({
      number: 9,
      state: 'running',
      rebuilt_from: { number: 6 },
    });
    expect((await builds('per_page=1'))[0]?.number).toBe(9);
  });

  it('refuses another token, and one that lacks a scope', async () => {
    const wrong = await ask(WEBSHOP, { token: 'other' });
    expect(wrong.status).toBe(401);
    const narrow = await ask(`${WEBSHOP}/builds`, { token: TOKEN_WITHOUT_SCOPES });
    expect(narrow.status).toBe(403);
    expect(await narrow.json()).toEqual({
      message: "Forbidden. Your access token doesn't have the read_builds scope.",
    });
    expect((await ask('/v2/builds', { token: TOKEN_WITHOUT_SCOPES })).status).toBe(403);
    expect(await (await ask('/v2/builds?per_page=100')).json()).toHaveLength(25);
    const own = await ask('/v2/access-token', { token: TOKEN_WITHOUT_SCOPES });
    expect(await own.json()).toMatchObject({ scopes: [] });
  });

  it('does not know another organization, pipeline or build', async () => {
    const paths = [
      'other/pipelines/webshop',
      'acme/pipelines/other',
      'acme/pipelines/orders/builds/100',
    ];
    const codes = await Promise.all(
      paths.map(async (path) => (await ask(`/v2/organizations/${path}`)).status),
    );
    expect(codes).toEqual([404, 404, 404]);
  });
});
