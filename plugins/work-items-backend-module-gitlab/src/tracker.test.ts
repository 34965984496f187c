import type { Entity } from '@backstage/catalog-model';
import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import type { WorkItemSource } from '@stagecraft/plugin-work-items-node';
import { createGitlabTracker } from './tracker';

const asked: URL[] = [];

interface Given {
  status?: number;
  body: unknown;
  next?: string;
}

/** Answers in the order in which they are given. */
function answers(...given: Given[]) {
  asked.length = 0;
  jest.spyOn(global, 'fetch').mockImplementation(async url => {
    asked.push(new URL(String(url)));
    const { status = 200, body, next = '' } = given[asked.length - 1];
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', 'x-next-page': next },
    });
  });
}

afterEach(() => jest.restoreAllMocks());

const server = (host: string) => ({
  apiBaseUrl: `https://${host}/api/v4`,
  baseUrl: `https://${host}`,
});
const tracker = createGitlabTracker({
  host: 'gitlab.com',
  serverOf: host => (host === 'unknown.example' ? undefined : server(host)),
  credentials: { getCredentials: async () => ({ headers: {} }) },
});

const entityWith = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations },
});
const shop = entityWith({ 'gitlab.com/project-slug': 'acme/web/shop' });

async function read(source: WorkItemSource | undefined): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for await (const page of source!.read({ limit: 500 })) items.push(...page);
  return items;
}

const issue = (iid: number, over = {}) => ({
  id: 9000 + iid,
  iid,
  title: `Title ${iid}`,
  web_url: `https://gitlab.com/acme/web/shop/-/issues/${iid}`,
  created_at: '2026-01-05T10:11:12.000Z',
  updated_at: '2026-01-06T10:11:12.000Z',
  labels: [],
  assignees: [],
  issue_type: 'issue',
  ...over,
});

describe('GitLab Issues', () => {
  it('goes from page to page as the header says', async () => {
    answers({ body: [issue(1)], next: '2' }, { body: [issue(2)] });
    const source = tracker.sourceOf(shop);
    expect((await read(source)).map(({ key }) => key)).toEqual(['#1', '#2']);
    expect(asked[0].href).toBe(
      'https://gitlab.com/api/v4/projects/acme%2Fweb%2Fshop/issues?state=opened&order_by=updated_at&per_page=100&page=1',
    );
    expect(asked[1].searchParams.get('page')).toBe('2');
    expect(source?.url).toBe('https://gitlab.com/acme/web/shop/-/issues');
  });

  it('reads in labels what GitLab has no fields for', async () => {
    const labels = ['priority::2', 'workflow::in dev', 'type::bug'];
    answers({
      body: [
        issue(1, { labels, assignees: [{ name: 'Mina Park' }] }),
        issue(2, { issue_type: 'incident' }),
      ],
    });
    const items = await read(tracker.sourceOf(shop));
    expect(items[0]).toMatchObject({
      status: 'In dev',
      progress: 'doing',
      type: 'Bug',
      priority: { name: 'Priority 2', rank: 2 },
      assignee: 'Mina Park',
    });
    expect(items[1]).toMatchObject({ status: 'Open', type: 'Incident' });
  });

  it('asks the instance and the project that the entity names', async () => {
    answers({ body: [] });
    const source = tracker.sourceOf(
      entityWith({
        'gitlab.com/project-id': '42',
        'gitlab.com/instance': 'gitlab.acme.example',
        'gitlab.com/labels': 'a, b',
      }),
    );
    await read(source);
    expect(asked[0].origin + asked[0].pathname).toBe(
      'https://gitlab.acme.example/api/v4/projects/42/issues',
    );
    expect(asked[0].searchParams.get('labels')).toBe('a,b');
    expect(source?.url).toBeUndefined();
  });

  it('knows a person by the page that the catalog has of them', async () => {
    answers({ body: [issue(1)] });
    const annotations = { 'gitlab.com/user-login': 'https://gitlab.com/mina' };
    await read(tracker.sourceFor({ ref: 'user:default/mina', annotations }));
    expect(asked[0].searchParams.get('assignee_username')).toBe('mina');
    expect(asked[0].searchParams.get('scope')).toBe('all');
  });

  it('looks for a person by the e-mail address', async () => {
    const person = {
      ref: 'user:default/mina',
      email: 'mina@acme.example',
      annotations: {},
    };
    answers({ body: [{ username: 'mina' }] }, { body: [] });
    await read(tracker.sourceFor(person));
    expect(asked[1].searchParams.get('assignee_username')).toBe('mina');
    answers({ body: [] });
    await expect(read(tracker.sourceFor(person))).rejects.toMatchObject({
      code: 'account-unknown',
      message: 'GitLab shows no account with the address mina@acme.example.',
    });
  });
});

describe('what is wrong', () => {
  it('a project that is not there', async () => {
    answers({ status: 404, body: { message: '404 Project Not Found' } });
    await expect(read(tracker.sourceOf(shop))).rejects.toMatchObject({
      code: 'not-found',
      message:
        'GitLab has no project acme/web/shop, or the token may not see it.',
    });
  });

  it('a token that is wrong', async () => {
    answers({ status: 401, body: { message: '401 Unauthorized' } });
    await expect(read(tracker.sourceOf(shop))).rejects.toMatchObject({
      code: 'credentials',
      fix: expect.stringContaining('read_api'),
    });
  });

  it('an instance that nobody configured', () => {
    const annotations = {
      'gitlab.com/project-slug': 'acme/shop',
      'gitlab.com/instance': 'unknown.example',
    };
    expect(() => tracker.sourceOf(entityWith(annotations))).toThrow(
      'The portal does not know the GitLab at unknown.example.',
    );
  });
});
