import type { Entity } from '@backstage/catalog-model';
import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import type { WorkItemSource } from '@stagecraft/plugin-work-items-node';
import { createLinearTracker } from './tracker';

interface Asked {
  url: string;
  authorization: string;
  variables: { filter: object; after: string | null };
}

const asked: Asked[] = [];

/** Answers in the order in which they are given. */
function answers(...given: (readonly [status: number, body: unknown])[]) {
  asked.length = 0;
  jest.spyOn(global, 'fetch').mockImplementation(async (url, init) => {
    const headers = init?.headers as Record<string, string>;
    const { variables } = JSON.parse(String(init?.body));
    asked.push({
      url: String(url),
      authorization: headers.authorization,
      variables,
    });
    const [status, body] = given[asked.length - 1];
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
}

afterEach(() => jest.restoreAllMocks());

const settings = {
  apiKey: 'lin_api_secret',
  apiUrl: undefined,
  defaultTeam: undefined,
};

const entityWith = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations },
});

const web = entityWith({ 'linear.app/team-key': 'WEB' });

async function read(source: WorkItemSource | undefined): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for await (const page of source!.read({ limit: 500 })) items.push(...page);
  return items;
}

const issue = (number: number, over = {}) => ({
  id: `uuid-${number}`,
  identifier: `WEB-${number}`,
  title: `Title ${number}`,
  url: `https://linear.app/acme/issue/WEB-${number}`,
  createdAt: '2026-01-05T10:11:12.000Z',
  updatedAt: '2026-01-06T10:11:12.000Z',
  priority: 1,
  priorityLabel: 'Urgent',
  state: { name: 'In Progress', type: 'started' },
  assignee: { name: 'Mina Park', displayName: 'mina' },
  labels: { nodes: [{ name: 'checkout' }] },
  ...over,
});

const page = (nodes: object[], endCursor: string | null = null) => ({
  data: {
    teams: { nodes: [{ key: 'WEB' }] },
    issues: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } },
  },
});

describe('Linear', () => {
  it('follows the cursor, with the key as it is', async () => {
    answers([200, page([issue(1)], 'after-1')], [200, page([issue(2)])]);
    const items = await read(createLinearTracker(settings).sourceOf(web));
    expect(items.map(({ key }) => key)).toEqual(['WEB-1', 'WEB-2']);
    expect(asked.map(({ variables }) => variables.after)).toEqual([
      null,
      'after-1',
    ]);
    expect(asked[0]).toMatchObject({
      url: 'https://api.linear.app/graphql',
      authorization: 'lin_api_secret',
      variables: {
        filter: {
          team: { key: { in: ['WEB'] } },
          state: { type: { nin: ['completed', 'canceled', 'duplicate'] } },
        },
      },
    });
  });

  it('tells of an issue what is shown', async () => {
    const free = {
      assignee: null,
      priority: 0,
      priorityLabel: 'No priority',
      state: { name: 'Triage', type: 'triage' },
    };
    answers([200, page([issue(1), issue(2, free)])]);
    const items = await read(createLinearTracker(settings).sourceOf(web));
    expect(items[0]).toEqual({
      id: 'linear:uuid-1',
      key: 'WEB-1',
      title: 'Title 1',
      url: 'https://linear.app/acme/issue/WEB-1',
      tracker: 'linear',
      status: 'In Progress',
      progress: 'doing',
      priority: { name: 'Urgent', rank: 1 },
      assignee: 'Mina Park',
      labels: ['checkout'],
      createdAt: '2026-01-05T10:11:12.000Z',
      updatedAt: '2026-01-06T10:11:12.000Z',
    });
    expect(items[1]).toMatchObject({ status: 'Triage', progress: 'todo' });
    expect(items[1]).not.toHaveProperty('priority');
  });

  it('looks for projects and labels, in the usual team', () => {
    const tracker = createLinearTracker({ ...settings, defaultTeam: 'WEB' });
    const source = tracker.sourceOf(
      entityWith({
        'linear.app/project': 'Checkout 2',
        'linear.app/label': 'a, b',
      }),
    );
    expect(source?.title).toBe('team WEB, project Checkout 2, label a and b');
    expect(JSON.parse(source!.key)).toEqual({
      team: { key: { in: ['WEB'] } },
      project: {
        or: [
          { name: { eqIgnoreCase: 'Checkout 2' } },
          { slugId: { eq: 'Checkout 2' } },
        ],
      },
      labels: { name: { in: ['a', 'b'] } },
    });
    expect(tracker.sourceOf(entityWith({}))).toBeUndefined();
  });

  it('finds who has signed in by the e-mail address', async () => {
    answers([200, page([])]);
    const tracker = createLinearTracker(settings);
    const person = { ref: 'user:default/mina', annotations: {} };
    await read(tracker.sourceFor({ ...person, email: 'mina@acme.example' }));
    expect(asked[0].variables.filter).toMatchObject({
      assignee: { email: { eqIgnoreCase: 'mina@acme.example' } },
    });
    expect(() => tracker.sourceFor(person)).toThrow(
      'Your entity in the catalog has no e-mail address.',
    );
  });
});

describe('what is wrong', () => {
  const read400 = (extensions: object, status = 400) => {
    answers([status, { errors: [{ message: 'Refused', extensions }] }]);
    return read(createLinearTracker(settings).sourceOf(web));
  };

  it('a key that is wrong, or none', async () => {
    await expect(
      read400({ code: 'AUTHENTICATION_ERROR' }, 401),
    ).rejects.toMatchObject({
      code: 'credentials',
      message: 'Linear does not accept the API key.',
    });
    const none = createLinearTracker({ ...settings, apiKey: undefined });
    await expect(read(none.sourceOf(web))).rejects.toMatchObject({
      message: 'There is no API key for Linear.',
    });
  });

  it('too many requests, which Linear says with 400', async () => {
    await expect(read400({ code: 'RATELIMITED' })).rejects.toMatchObject({
      code: 'rate-limited',
      retryAt: expect.any(Date),
    });
  });

  it('a query that costs too much', async () => {
    const said = { code: 'OTHER', userPresentableMessage: 'Query too complex' };
    await expect(read400(said)).rejects.toMatchObject({
      code: 'rejected',
      message: 'Linear does not accept the query: Query too complex',
    });
  });

  it('an error beside data', async () => {
    await expect(read400({ code: 'FORBIDDEN' }, 200)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('a team that is not there', async () => {
    answers([200, page([])]);
    const source = createLinearTracker(settings).sourceOf(
      entityWith({ 'linear.app/team-key': 'NONE' }),
    );
    await expect(read(source)).rejects.toMatchObject({
      code: 'not-found',
      message:
        'Linear has no team with the key NONE, or the API key may not see it.',
    });
    expect(() =>
      createLinearTracker(settings).sourceOf(
        entityWith({ 'linear.app/team-key': 'Web shop' }),
      ),
    ).toThrow('"Web shop" is not the key of a Linear team.');
  });
});
