import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StandIn } from '../standIn.ts';
import { startJira } from './index.ts';

let jira: StandIn;
beforeAll(async () => {
  jira = await startJira({ now: new Date('2026-03-02T09:00:00Z') });
});
afterAll(() => jira.stop());

const basic = (password: string) =>
  `Basic ${Buffer.from(`lucia.rossi@acme.example:${password}`).toString('base64')}`;

interface Found {
  readonly issues: readonly {
    readonly key: string;
    readonly fields: {
      readonly priority: { readonly name: string };
      readonly assignee: { readonly accountId?: string; readonly name?: string } | null;
    };
  }[];
  readonly nextPageToken?: string;
  readonly total?: number;
}

async function ask(path: string, body?: object, authorization = basic('stand-in-token')) {
  const response = await fetch(jira.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text.startsWith('<') ? text : safely(text)) as never };
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const OPEN = 'project in ("WEB") AND statusCategory != Done ORDER BY priority DESC, created ASC';

describe('Jira Cloud', () => {
  const search = async (body: object) => (await ask('/rest/api/3/search/jql', body)).body as Found;

  test('a token that is wrong is refused, and a personal access token is none', async () => {
    const jql = { jql: OPEN };
    expect((await ask('/rest/api/3/search/jql', jql, basic('other'))).status).toBe(401);
    const bearer = await ask('/rest/api/3/search/jql', jql, 'Bearer stand-in-token');
    expect(bearer.status).toBe(401);
  });

  test('what is open comes page by page, the most urgent first', async () => {
    const first = await search({ jql: OPEN, maxResults: 8 });
    expect(first.issues).toHaveLength(8);
    const { nextPageToken } = first;
    const second = await search({ jql: OPEN, maxResults: 8, nextPageToken });
    expect(second.nextPageToken).toBeUndefined();
    const keys = [...first.issues, ...second.issues].map(({ key }) => key);
    expect(new Set(keys).size).toBe(12);
    expect(first.issues[0]?.fields.priority.name).toBe('Highest');
    expect(keys).not.toContain('WEB-1');
  });

  test('what was updated since is found, in an order that stays', async () => {
    const all = await search({ jql: 'created >= "1970-01-01" ORDER BY key ASC' });
    expect(all.issues).toHaveLength(22);
    expect(all.issues[0]?.key).toBe('WEB-1');
    expect(all.issues[0]?.fields).toMatchObject({
      project: { key: 'WEB', name: 'Web shop' },
      description: { type: 'doc' },
    });
    const past = Math.ceil((Date.now() - Date.parse('2026-03-01T09:00:00Z')) / 60_000);
    const recent = await search({ jql: `updated >= "-${past}m" ORDER BY key ASC` });
    expect(recent.issues.map(({ key }) => key)).toContain('WEB-8');
    expect(recent.issues.map(({ key }) => key)).not.toContain('WEB-1');
    const none = await search({ jql: 'updated >= "2026-03-02 09:00"' });
    expect(none.issues).toEqual([]);
  });

  test('components, labels and own conditions narrow it down', async () => {
    const checkout = await search({
      jql: `project = WEB AND component in ("Checkout") AND statusCategory != Done`,
    });
    expect(checkout.issues.map(({ key }) => key)).toEqual(['WEB-2', 'WEB-7', 'WEB-8', 'WEB-11']);
    const own = await search({ jql: '(type = Bug OR labels = speed) AND project = WEB' });
    expect(own.issues.map(({ key }) => key)).toContain('WEB-6');
  });

  test('a project that is not there is named', async () => {
    const { status, body } = await ask('/rest/api/3/search/jql', { jql: 'project = NONE' });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errorMessages: ["The value 'NONE' does not exist for the field 'project'."],
    });
    expect((await ask('/rest/api/3/search/jql', { jql: '' })).status).toBe(400);
  });

  test('a person is found by the address, and what they do by the account', async () => {
    const { body } = await ask('/rest/api/3/user/search?query=amara.okafor@acme.example');
    const [{ accountId }] = body as [{ accountId: string }];
    const { issues } = await search({ jql: `assignee = "${accountId}"` });
    expect(issues.length).toBeGreaterThan(3);
    expect(issues.every(({ fields }) => fields.assignee?.accountId === accountId)).toBe(true);
  });
});

describe('Jira Data Center', () => {
  const bearer = 'Bearer stand-in-token';

  test('a bearer token is asked for, and pages are counted', async () => {
    expect((await ask('/rest/api/2/search', { jql: OPEN })).status).toBe(401);
    const query = { jql: OPEN, maxResults: 5, startAt: 10 };
    const { body } = await ask('/rest/api/2/search', query, bearer);
    expect((body as Found).total).toBe(12);
    expect((body as Found).issues).toHaveLength(2);
  });

  test('people have a user name', async () => {
    const path = '/rest/api/2/user/search?username=amara.okafor@acme.example';
    expect((await ask(path, undefined, bearer)).body).toMatchObject([{ name: 'amara-okafor' }]);
  });
});

test('a link to an issue leads to its page', async () => {
  const { body } = await ask('/browse/WEB-8');
  expect(body).toContain('Address form loses the house number');
});
