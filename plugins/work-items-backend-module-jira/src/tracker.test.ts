import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import type {
  Person,
  WorkItemSource,
} from '@stagecraft/plugin-work-items-node';
import { readJiraConfig } from './config';
import { createJiraTracker } from './tracker';

interface Asked {
  url: string;
  authorization: string;
  body: { jql: string; nextPageToken?: string; startAt?: number };
}

const asked: Asked[] = [];

/** Answers in the order in which they are given. */
function answers(...given: (readonly [status: number, body: unknown])[]) {
  asked.length = 0;
  jest.spyOn(global, 'fetch').mockImplementation(async (url, init) => {
    const { body, headers = {} } = init ?? {};
    asked.push({
      url: String(url),
      authorization: (headers as Record<string, string>).authorization,
      body: body ? JSON.parse(String(body)) : undefined,
    });
    const [status, answer] = given[asked.length - 1];
    return new Response(JSON.stringify(answer), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
}

afterEach(() => jest.restoreAllMocks());

const cloud = {
  baseUrl: 'https://acme.atlassian.net/',
  email: 'backstage@acme.example',
  apiToken: 'secret',
};
const dataCenter = {
  baseUrl: 'https://jira.acme.example',
  edition: 'dataCenter',
  token: 'secret',
};

const trackerWith = (jira: object) =>
  createJiraTracker(readJiraConfig(new ConfigReader({ workItems: { jira } })));

const entityWith = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations },
});

async function read(source: WorkItemSource | undefined): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for await (const page of source!.read({ limit: 500 })) items.push(...page);
  return items;
}

const issue = (key: string, fields = {}) => ({
  key,
  fields: {
    summary: `Summary of ${key}`,
    status: { name: 'In Review', statusCategory: { key: 'indeterminate' } },
    issuetype: { name: 'Bug' },
    priority: { name: 'High' },
    assignee: { displayName: 'Mina Park' },
    labels: ['checkout'],
    created: '2026-01-05T10:11:12.000+0000',
    updated: '2026-01-06T10:11:12.000+0100',
    ...fields,
  },
});

describe('Jira Cloud', () => {
  it('follows the token from page to page', async () => {
    answers(
      [200, { issues: [issue('WEB-1')], nextPageToken: 'next' }],
      [200, { issues: [issue('WEB-2')], isLast: true }],
    );
    const source = trackerWith(cloud).sourceOf(
      entityWith({ 'jira/project-key': 'WEB' }),
    );
    const items = await read(source);
    expect(items.map(({ key }) => key)).toEqual(['WEB-1', 'WEB-2']);
    expect(asked.map(({ url }) => url)).toEqual([
      'https://acme.atlassian.net/rest/api/3/search/jql',
      'https://acme.atlassian.net/rest/api/3/search/jql',
    ]);
    expect(asked[1].body.nextPageToken).toBe('next');
    const credentials = Buffer.from('backstage@acme.example:secret');
    expect(asked[0].authorization).toBe(
      `Basic ${credentials.toString('base64')}`,
    );
    expect(source).toMatchObject({
      title: 'project WEB',
      url: 'https://acme.atlassian.net/browse/WEB',
    });
  });

  it('tells of an issue what is shown', async () => {
    const bare = { priority: null, assignee: null, labels: undefined };
    const todo = { name: 'To Do', statusCategory: { key: 'new' } };
    answers([
      200,
      { issues: [issue('WEB-1'), issue('WEB-2', { ...bare, status: todo })] },
    ]);
    const items = await read(
      trackerWith(cloud).sourceOf(entityWith({ 'jira/project-key': 'WEB' })),
    );
    expect(items[0]).toEqual({
      id: 'jira:WEB-1',
      key: 'WEB-1',
      title: 'Summary of WEB-1',
      url: 'https://acme.atlassian.net/browse/WEB-1',
      tracker: 'jira',
      status: 'In Review',
      progress: 'doing',
      type: 'Bug',
      priority: { name: 'High', rank: 2 },
      assignee: 'Mina Park',
      labels: ['checkout'],
      createdAt: '2026-01-05T10:11:12.000Z',
      updatedAt: '2026-01-06T09:11:12.000Z',
    });
    expect(items[1]).toMatchObject({ status: 'To Do', progress: 'todo' });
    expect(items[1]).not.toHaveProperty('assignee');
  });

  it('asks at the address for tokens with scopes, and links to the site', async () => {
    answers([200, { issues: [issue('WEB-1')] }]);
    const apiBaseUrl = 'https://api.atlassian.com/ex/jira/1234';
    const [item] = await read(
      trackerWith({ ...cloud, apiBaseUrl }).sourceOf(
        entityWith({ 'jira/project-key': 'WEB' }),
      ),
    );
    expect(asked[0].url).toBe(`${apiBaseUrl}/rest/api/3/search/jql`);
    expect(item.url).toBe('https://acme.atlassian.net/browse/WEB-1');
  });

  it('finds who has signed in by the e-mail address', async () => {
    answers(
      [200, [{ accountId: '712020:abc', emailAddress: 'Mina@acme.example' }]],
      [200, { issues: [issue('WEB-1')] }],
    );
    const person: Person = {
      ref: 'user:default/mina',
      email: 'mina@acme.example',
      annotations: {},
    };
    await read(trackerWith(cloud).sourceFor(person));
    expect(asked[0].url).toBe(
      'https://acme.atlassian.net/rest/api/3/user/search?query=mina%40acme.example',
    );
    expect(asked[1].body.jql).toContain('assignee = "712020:abc"');
  });

  it('takes the account that the person is given in the catalog', async () => {
    answers([200, { issues: [] }]);
    const annotations = { 'jira/account-id': '712020:abc' };
    await read(
      trackerWith(cloud).sourceFor({ ref: 'user:default/mina', annotations }),
    );
    expect(asked[0].body.jql).toContain('assignee = "712020:abc"');
  });

  it('says what to do when nobody has the e-mail address', async () => {
    answers([200, []]);
    const person = { ref: 'user:default/mina', email: 'm@x', annotations: {} };
    await expect(
      read(trackerWith(cloud).sourceFor(person)),
    ).rejects.toMatchObject({
      code: 'account-unknown',
      fix: 'Give user:default/mina the annotation jira/account-id.',
    });
  });
});

describe('Jira Data Center', () => {
  it('counts its way through the pages with a bearer token', async () => {
    answers(
      [200, { startAt: 0, total: 3, issues: [issue('WEB-1'), issue('WEB-2')] }],
      [200, { startAt: 2, total: 3, issues: [issue('WEB-3')] }],
    );
    const items = await read(
      trackerWith(dataCenter).sourceOf(
        entityWith({ 'jira/project-key': 'WEB' }),
      ),
    );
    expect(items).toHaveLength(3);
    expect(asked.map(({ body }) => body.startAt)).toEqual([0, 2]);
    expect(asked[0]).toMatchObject({
      url: 'https://jira.acme.example/rest/api/2/search',
      authorization: 'Bearer secret',
    });
  });

  it('knows people by their user name', async () => {
    answers(
      [200, [{ name: 'mina', emailAddress: 'mina@acme.example' }]],
      [200, { startAt: 0, total: 0, issues: [] }],
    );
    const person = {
      ref: 'user:default/mina',
      email: 'mina@acme.example',
      annotations: {},
    };
    await read(trackerWith(dataCenter).sourceFor(person));
    expect(asked[0].url).toContain('/rest/api/2/user/search?username=');
    expect(asked[1].body.jql).toContain('assignee = "mina"');
  });
});

describe('what an entity says', () => {
  const jqlOf = (annotations: Record<string, string>, jira: object = cloud) =>
    trackerWith(jira).sourceOf(entityWith(annotations))?.key;

  it.each([
    [{ 'jira/project-key': 'WEB' }, 'project in ("WEB")'],
    [{ 'jira/project-key': 'WEB, OPS' }, 'project in ("WEB", "OPS")'],
    [
      { 'jira/project-key': 'WEB', 'jira/component': 'Check "out"' },
      'project in ("WEB") AND component in ("Check \\"out\\"")',
    ],
    [
      { 'jira/project-key': 'WEB', 'jira/label': 'a,b' },
      'project in ("WEB") AND labels in ("a", "b")',
    ],
    [
      { 'jira/jql': 'fixVersion = 2 OR text ~ "x" ORDER BY created' },
      '(fixVersion = 2 OR text ~ "x")',
    ],
    [
      { 'jira.com/project-key': 'WEB', 'jira.com/components': 'API' },
      'project in ("WEB") AND component in ("API")',
    ],
  ])('%j becomes a query', (annotations: Record<string, string>, jql) => {
    expect(jqlOf(annotations)).toBe(jql);
  });

  it('takes the usual project where only a component is named', () => {
    const settings = { ...cloud, defaultProject: 'WEB' };
    expect(jqlOf({ 'jira/component': 'API' }, settings)).toBe(
      'project in ("WEB") AND component in ("API")',
    );
    expect(jqlOf({}, settings)).toBeUndefined();
  });

  it('refuses what is no key', () => {
    expect(() => jqlOf({ 'jira/project-key': 'Web shop' })).toThrow(
      '"Web shop" is not the key of a Jira project.',
    );
  });
});

describe('what is wrong', () => {
  const web = entityWith({ 'jira/project-key': 'WEB' });

  it('a project that is not there', async () => {
    const message = "The value 'WEB' does not exist for the field 'project'.";
    answers([400, { errorMessages: [message] }]);
    await expect(read(trackerWith(cloud).sourceOf(web))).rejects.toMatchObject({
      code: 'not-found',
      message: 'Jira knows no project "WEB", or the token may not see it.',
    });
  });

  it('a query that Jira does not understand', async () => {
    answers([400, { errorMessages: ["Error in the JQL Query: '('"] }]);
    await expect(read(trackerWith(cloud).sourceOf(web))).rejects.toMatchObject({
      code: 'rejected',
      message:
        "Jira does not understand the query: Error in the JQL Query: '('",
    });
  });

  it('a token that is wrong, empty, or none', async () => {
    answers([401, {}]);
    await expect(read(trackerWith(cloud).sourceOf(web))).rejects.toMatchObject({
      code: 'credentials',
      fix: expect.stringContaining('workItems.jira.apiToken'),
    });
    const { apiToken, ...none } = cloud;
    for (const without of [none, { ...cloud, apiToken: '' }]) {
      await expect(
        read(trackerWith(without).sourceOf(web)),
      ).rejects.toMatchObject({ message: 'There is no token for Jira.' });
    }
  });

  it('the other edition, or no address', async () => {
    answers([404, {}]);
    await expect(read(trackerWith(cloud).sourceOf(web))).rejects.toMatchObject({
      message: 'There is no API of Jira Cloud at this address.',
      fix: expect.stringContaining('workItems.jira.edition'),
    });
    expect(() => trackerWith({}).sourceOf(web)).toThrow(
      'The portal does not know where Jira is.',
    );
  });
});
