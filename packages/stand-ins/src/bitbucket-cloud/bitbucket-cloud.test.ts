import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBitbucketCloud } from './index.ts';
import type { StandIn } from '../standIn.ts';

let standIn: StandIn;
const token = () => standIn.values['token'] ?? '';

beforeAll(async () => {
  standIn = await startBitbucketCloud();
});
afterAll(() => standIn.stop());

async function ask(path: string, init: RequestInit = {}, password = token()) {
  const basic = Buffer.from(`portal@acme.example:${password}`).toString('base64');
  const headers: Record<string, string> =
    password === '' ? {} : { authorization: `Basic ${basic}` };
  const response = await fetch(`${standIn.url}/2.0${path}`, { ...init, headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}

describe('what discovery asks', () => {
  it('lists projects page by page', async () => {
    const first = await ask('/workspaces/acme/projects?pagelen=2');
    expect(first.body).toMatchObject({
      size: 3,
      page: 1,
      next: 'https://api.bitbucket.org/2.0/workspaces/acme/projects?pagelen=2&page=2',
    });
    const last = await ask('/workspaces/acme/projects?pagelen=2&page=2');
    expect(last.body).toMatchObject({ values: [{ type: 'project', key: 'WEB' }] });
    expect(last.body).not.toHaveProperty('next');
  });

  it('finds the file in the repositories of a project', async () => {
    const query = (project: string) =>
      encodeURIComponent(`"catalog-info.yaml" path:/catalog-info.yaml project:${project}`);
    const { body } = await ask(`/workspaces/acme/search/code?search_query=${query('PAYMENTS')}`);
    expect(body).toMatchObject({
      size: 1,
      values: [
        {
          path_matches: [{ text: 'catalog-info.yaml', match: true }],
          file: {
            path: 'catalog-info.yaml',
            commit: {
              repository: {
                slug: 'gift-cards',
                mainbranch: { name: 'main' },
                project: { key: 'PAYMENTS' },
                links: { html: { href: 'https://bitbucket.org/acme/gift-cards' } },
              },
            },
          },
        },
      ],
    });
    const none = await ask(`/workspaces/acme/search/code?search_query=${query('PLATFORM')}`);
    expect(none.body).toMatchObject({ size: 0, values: [] });
  });

  it('gives files at a branch and at its commit', async () => {
    const commits = (await ask('/repositories/acme/gift-cards/commits/main')).body as {
      readonly values: readonly { readonly hash: string }[];
    };
    for (const ref of ['main', commits.values[0]?.hash]) {
      const { text } = await ask(`/repositories/acme/gift-cards/src/${ref}/catalog-info.yaml`);
      expect(text).toContain('title: Gift cards');
    }
    const missing = await ask('/repositories/acme/gift-cards/src/main/docs/index.md');
    expect(missing).toMatchObject({ status: 404, body: { type: 'error' } });
  });
});

it.each([
  ['a wrong token', (): string => 'wrong', 401, 'Token is invalid'],
  ['no token', (): string => '', 404, 'make sure you are authenticated'],
  [
    'a token without scopes',
    (): string => standIn.values['narrowToken'] ?? '',
    403,
    'lack one or more required privilege scopes',
  ],
] as const)('refuses %s', async (_, password, status, message) => {
  const answer = await ask('/repositories/acme', {}, password());
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(message);
});

it('knows one workspace, that of the project', async () => {
  expect(await ask('/repositories/nowhere')).toMatchObject({
    status: 404,
    body: { error: { message: "No workspace with identifier 'nowhere'." } },
  });
  const other = await startBitbucketCloud({ options: { workspace: 'wonka' } });
  expect(other.values['workspace']).toBe('wonka');
  await other.stop();
});

it('creates a repository once, in a project that is there', async () => {
  const init = (key: string) => ({
    method: 'POST',
    body: JSON.stringify({ scm: 'git', is_private: true, project: { key } }),
  });
  expect((await ask('/repositories/acme/vouchers', init('NOWHERE'))).status).toBe(400);
  const made = await ask('/repositories/acme/vouchers', init('WEB'));
  expect(made).toMatchObject({
    status: 200,
    body: { full_name: 'acme/vouchers', project: { key: 'WEB' } },
  });
  expect((await ask('/repositories/acme/vouchers', init('WEB'))).status).toBe(400);
});
