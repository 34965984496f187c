import type { Entity } from '@backstage/catalog-model';
import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import type { WorkItemSource } from '@stagecraft/plugin-work-items-node';
import { createGithubTracker } from './tracker';

interface Asked {
  url: URL;
  headers: Record<string, string>;
}

const asked: Asked[] = [];

interface Given {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Answers in the order in which they are given. */
function answers(...given: Given[]) {
  asked.length = 0;
  jest.spyOn(global, 'fetch').mockImplementation(async (url, init) => {
    asked.push({
      url: new URL(String(url)),
      headers: init?.headers as Record<string, string>,
    });
    const { status = 200, body, headers } = given[asked.length - 1];
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  });
}

afterEach(() => jest.restoreAllMocks());

const APIS: Record<string, string> = {
  'github.com': 'https://api.github.com',
  'github.acme.example': 'https://github.acme.example/api/v3',
};
const getCredentials = jest.fn(async ({ url }: { url: string }) => ({
  type: 'token' as const,
  headers: { Authorization: `Bearer for ${url}` },
}));
const trackerAt = (host = 'github.com') =>
  createGithubTracker({
    host,
    apiBaseUrlOf: each => APIS[each],
    credentials: { getCredentials },
  });

const entityWith = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations },
});
const shop = entityWith({ 'github.com/project-slug': 'acme/shop' });

async function read(source: WorkItemSource | undefined): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for await (const page of source!.read({ limit: 500 })) items.push(...page);
  return items;
}

const issue = (number: number, over = {}) => ({
  id: 9000 + number,
  number,
  title: `Title ${number}`,
  html_url: `https://github.com/acme/shop/issues/${number}`,
  created_at: '2026-01-05T10:11:12Z',
  updated_at: '2026-01-06T10:11:12Z',
  assignee: null,
  labels: [],
  ...over,
});

describe('GitHub Issues', () => {
  it('follows the links from page to page, and leaves pull requests out', async () => {
    const next =
      '<https://api.github.com/repositories/1/issues?state=open&after=abc>; rel="next"';
    answers(
      {
        body: [issue(1), issue(2, { pull_request: {} })],
        headers: { link: next },
      },
      { body: [issue(3)] },
    );
    const items = await read(trackerAt().sourceOf(shop));
    expect(items.map(({ key }) => key)).toEqual(['#1', '#3']);
    const [first, second] = asked.map(({ url }) => url);
    expect(first.href).toBe(
      'https://api.github.com/repos/acme/shop/issues?state=open&sort=updated&per_page=100',
    );
    expect(second.pathname).toBe('/repos/acme/shop/issues');
    expect(second.searchParams.get('after')).toBe('abc');
    expect(asked[0].headers.authorization).toBe(
      'Bearer for https://github.com/acme/shop',
    );
  });

  it('reads in labels what GitHub has no fields for', async () => {
    const labels = [
      'priority: high',
      { name: 'status: in progress' },
      { name: 'bug' },
    ];
    const assignee = { login: 'mina-park' };
    answers({
      body: [
        issue(1, { labels, assignee }),
        issue(2, { type: { name: 'Task' } }),
      ],
    });
    const items = await read(trackerAt().sourceOf(shop));
    expect(items[0]).toMatchObject({
      status: 'In progress',
      progress: 'doing',
      type: 'Bug',
      priority: { name: 'High', rank: 2 },
      assignee: 'mina-park',
      labels: ['priority: high', 'status: in progress', 'bug'],
    });
    expect(items[1]).toMatchObject({
      status: 'Open',
      progress: 'todo',
      type: 'Task',
    });
  });

  it('asks the GitHub that the source of the entity is at', async () => {
    answers({ body: [] }, { body: [] });
    const source = 'url:https://github.acme.example/acme/shop/';
    await read(
      trackerAt().sourceOf(
        entityWith({
          'github.com/project-slug': 'acme/shop',
          'github.com/labels': 'checkout, a11y',
          'backstage.io/source-location': source,
        }),
      ),
    );
    expect(asked[0].url.origin).toBe('https://github.acme.example');
    expect(asked[0].url.searchParams.get('labels')).toBe('checkout,a11y');
    const elsewhere = trackerAt().sourceOf(
      entityWith({
        'github.com/project-slug': 'acme/shop',
        'backstage.io/source-location': 'url:https://gitlab.com/acme/shop/',
      }),
    );
    expect(elsewhere?.url).toBe('https://github.com/acme/shop/issues');
  });

  it('finds what is assigned by the name that the catalog knows', async () => {
    answers({ body: { items: [issue(1)] } });
    const annotations = { 'github.com/user-login': 'mina-park' };
    const person = { ref: 'user:default/mina', annotations };
    expect(await read(trackerAt().sourceFor(person))).toHaveLength(1);
    expect(asked[0].url.searchParams.get('q')).toBe(
      'is:issue is:open archived:false assignee:mina-park',
    );
    expect(() =>
      trackerAt().sourceFor({ ref: 'user:default/mina', annotations: {} }),
    ).toThrow('GitHub does not tell whose account has which e-mail address.');
  });
});

describe('what is wrong', () => {
  const failing = (status: number, headers = {}) => {
    answers({ status, body: { message: 'No' }, headers });
    return read(trackerAt().sourceOf(shop));
  };

  it('a repository that is not there, or has no issues', async () => {
    await expect(failing(404)).rejects.toMatchObject({
      code: 'not-found',
      message:
        'GitHub has no repository acme/shop, or the credentials may not see it.',
    });
    await expect(failing(410)).rejects.toMatchObject({
      message: 'The repository acme/shop has its issues switched off.',
    });
  });

  it('a token that is wrong, and too many requests', async () => {
    await expect(failing(401)).rejects.toMatchObject({
      code: 'credentials',
      fix: expect.stringContaining('integrations.github'),
    });
    const reset = Math.floor(Date.now() / 1000) + 1800;
    await expect(
      failing(403, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(reset),
      }),
    ).rejects.toMatchObject({
      code: 'rate-limited',
      retryAt: new Date(reset * 1000),
    });
  });

  it('what is no repository, and a host that nobody configured', () => {
    const slug = { 'github.com/project-slug': 'shop' };
    expect(() => trackerAt().sourceOf(entityWith(slug))).toThrow(
      '"shop" is not a repository of GitHub.',
    );
    expect(() => trackerAt('github.other.example').sourceOf(shop)).toThrow(
      'The portal does not know the GitHub at github.other.example.',
    );
  });
});
