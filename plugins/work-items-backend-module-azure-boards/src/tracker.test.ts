import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import type { WorkItemSource } from '@stagecraft/plugin-work-items-node';
import { readAzureBoardsConfig } from './config';
import { createAzureBoardsTracker } from './tracker';

interface Asked {
  path: string;
  headers: Record<string, string>;
  body: { query?: string; ids?: number[] };
}

const asked: Asked[] = [];

const types = {
  value: [
    {
      name: 'Bug',
      states: [
        { name: 'New', category: 'Proposed' },
        { name: 'Active', category: 'InProgress' },
        { name: 'Closed', category: 'Completed' },
      ],
    },
    {
      name: 'Risk',
      states: [
        { name: 'New', category: 'Proposed' },
        { name: 'Closed', category: 'InProgress' },
        { name: "Won't do", category: 'Removed' },
      ],
    },
  ],
};

const item = (id: number, fields = {}) => ({
  id,
  fields: {
    'System.Title': `Title ${id}`,
    'System.State': 'Active',
    'System.WorkItemType': 'Bug',
    'System.TeamProject': 'Shop',
    'System.CreatedDate': '2026-01-05T10:11:12Z',
    'System.ChangedDate': '2026-01-06T10:11:12Z',
    ...fields,
  },
});

/** Answers by the end of the path. */
function answers(given: Record<string, unknown>, status = 200) {
  asked.length = 0;
  jest.spyOn(global, 'fetch').mockImplementation(async (input, init) => {
    const url = new URL(String(input));
    const { body, headers } = init ?? {};
    asked.push({
      path: url.pathname,
      headers: headers as Record<string, string>,
      body: body ? JSON.parse(String(body)) : {},
    });
    const [, answer] =
      Object.entries(given).find(([end]) => url.pathname.endsWith(end)) ?? [];
    return new Response(JSON.stringify(answer), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
}

afterEach(() => jest.restoreAllMocks());

const config = { organization: 'acme', token: 'secret' };

const trackerWith = (azureBoards: object, more = {}) =>
  createAzureBoardsTracker(
    readAzureBoardsConfig(
      new ConfigReader({ workItems: { azureBoards }, ...more }),
    ),
  );

const entityWith = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations },
});

const shop = entityWith({ 'dev.azure.com/project': 'Shop' });

async function read(source: WorkItemSource | undefined): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for await (const page of source!.read({ limit: 500 })) items.push(...page);
  return items;
}

describe('Azure Boards', () => {
  it('asks for states, then for numbers, then for items', async () => {
    answers({
      '/workitemtypes': types,
      '/wiql': { workItems: [{ id: 1 }, { id: 2 }] },
      '/workitemsbatch': { value: [item(1), null] },
    });
    const items = await read(trackerWith(config).sourceOf(shop));
    expect(items).toEqual([
      {
        id: 'azure-boards:1',
        key: '#1',
        title: 'Title 1',
        url: 'https://dev.azure.com/acme/Shop/_workitems/edit/1',
        tracker: 'azure-boards',
        status: 'Active',
        progress: 'doing',
        type: 'Bug',
        labels: [],
        createdAt: '2026-01-05T10:11:12Z',
        updatedAt: '2026-01-06T10:11:12Z',
      },
    ]);
    expect(asked.map(({ path }) => path)).toEqual([
      '/acme/Shop/_apis/wit/workitemtypes',
      '/acme/_apis/wit/wiql',
      '/acme/_apis/wit/workitemsbatch',
    ]);
    const basic = Buffer.from(':secret').toString('base64');
    expect(asked[0].headers).toMatchObject({
      authorization: `Basic ${basic}`,
      'x-tfs-fedauthredirect': 'Suppress',
    });
  });

  it('goes by what a state means for its type', async () => {
    const closed = { 'System.State': 'Closed' };
    answers({
      '/workitemtypes': types,
      '/wiql': { workItems: [{ id: 1 }, { id: 2 }, { id: 3 }] },
      '/workitemsbatch': {
        value: [
          item(1, closed),
          item(2, { ...closed, 'System.WorkItemType': 'Risk' }),
          item(3, { 'System.State': 'New' }),
        ],
      },
    });
    const items = await read(trackerWith(config).sourceOf(shop));
    expect(items.map(({ key, progress }) => [key, progress])).toEqual([
      ['#2', 'doing'],
      ['#3', 'todo'],
    ]);
    // Closed is open for a risk, so only the other one is left out at once.
    expect(asked[1].body.query).toContain("NOT IN ('Won''t do')");
  });

  it('reads priority, tags and who does it', async () => {
    answers({
      '/workitemtypes': types,
      '/wiql': { workItems: [{ id: 1 }] },
      '/workitemsbatch': {
        value: [
          item(1, {
            'Microsoft.VSTS.Common.Priority': 1,
            'System.Tags': 'checkout; a11y',
            'System.AssignedTo': { displayName: 'Mina Park' },
          }),
        ],
      },
    });
    const [first] = await read(trackerWith(config).sourceOf(shop));
    expect(first).toMatchObject({
      priority: { name: 'Priority 1', rank: 1 },
      labels: ['checkout', 'a11y'],
      assignee: 'Mina Park',
    });
  });

  it('gets no more than two hundred items at once', async () => {
    const ids = Array.from({ length: 450 }, (_, id) => ({ id }));
    answers({
      '/workitemtypes': types,
      '/wiql': { workItems: ids },
      '/workitemsbatch': { value: [] },
    });
    await read(trackerWith(config).sourceOf(shop));
    const batches = asked.filter(({ path }) => path.endsWith('batch'));
    expect(batches.map(({ body }) => body.ids?.length)).toEqual([200, 200, 50]);
  });

  it('looks for areas, and for those of a team', async () => {
    answers({
      '/workitemtypes': types,
      '/teamfieldvalues': {
        values: [{ value: 'Shop\\Web', includeChildren: false }],
      },
      '/wiql': { workItems: [] },
    });
    await read(
      trackerWith({ ...config, defaultProject: 'Shop' }).sourceOf(
        entityWith({
          'dev.azure.com/team': 'Web team',
          'dev.azure.com/area-path': "Shop\\Tom's",
        }),
      ),
    );
    expect(asked.map(({ path }) => path)).toContain(
      '/acme/Shop/Web%20team/_apis/work/teamsettings/teamfieldvalues',
    );
    const [query] = asked.flatMap(({ body }) => body.query ?? []);
    expect(query).toContain(
      "([System.AreaPath] UNDER 'Shop\\Tom''s' OR [System.AreaPath] = 'Shop\\Web')",
    );
  });

  it('finds who has signed in by the address that Microsoft knows', async () => {
    answers({ '/wiql': { workItems: [] } });
    await read(
      trackerWith(config).sourceFor({
        ref: 'user:default/mina',
        email: 'mina@acme.example',
        annotations: { 'microsoft.com/email': 'mina@acme.onmicrosoft.com' },
      }),
    );
    expect(asked[0].body.query).toContain(
      "[System.AssignedTo] = 'mina@acme.onmicrosoft.com'",
    );
  });

  it('uses the credentials of version control where there is no token', async () => {
    answers({ '/workitemtypes': types, '/wiql': { workItems: [] } });
    const integrations = {
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [
            { organizations: ['acme'], personalAccessToken: 'of-the-code' },
          ],
        },
      ],
    };
    await read(
      trackerWith({ organization: 'acme' }, { integrations }).sourceOf(shop),
    );
    expect(asked[0].headers.Authorization).toBe(
      `Basic ${Buffer.from(':of-the-code').toString('base64')}`,
    );
  });
});

describe('what an entity says', () => {
  const titleOf = (annotations: Record<string, string>, more = {}) =>
    trackerWith({ ...config, ...more }).sourceOf(entityWith(annotations))
      ?.title;

  it('a project, by itself, by its repository or by its area', () => {
    expect(titleOf({ 'dev.azure.com/project': 'Shop' })).toBe('project Shop');
    expect(titleOf({ 'dev.azure.com/project-repo': 'Shop/web' })).toBe(
      'project Shop',
    );
    expect(titleOf({ 'dev.azure.com/area-path': 'Shop\\Web' })).toBe(
      'project Shop, area Shop\\Web',
    );
    expect(titleOf({})).toBeUndefined();
  });

  it('a team needs a project', () => {
    expect(() => titleOf({ 'dev.azure.com/team': 'Web' })).toThrow(
      'The entity names a team, but no project.',
    );
    expect(
      titleOf({ 'dev.azure.com/team': 'Web' }, { defaultProject: 'Shop' }),
    ).toBe('project Shop, team Web');
  });
});

describe('what is wrong', () => {
  const failing = async (status: number, body: object) => {
    answers({ '': body }, status);
    return read(trackerWith(config).sourceOf(shop));
  };

  it('a project that is not there', async () => {
    const message =
      'TF200016: The following project does not exist: Shop. Verify';
    await expect(failing(404, { message })).rejects.toMatchObject({
      code: 'not-found',
      message:
        'The organization acme has no project Shop, or the token may not see it.',
    });
  });

  it('an area that is not there', async () => {
    const message = 'TF51011: The specified area path does not exist.';
    await expect(failing(400, { message })).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('TF51011'),
      fix: expect.stringContaining('dev.azure.com/area-path'),
    });
  });

  it('a token that is wrong, empty or none, or no organization', async () => {
    await expect(failing(401, {})).rejects.toMatchObject({
      code: 'credentials',
      fix: expect.stringContaining('Work Items (Read)'),
    });
    for (const without of [{}, { token: '' }]) {
      const tracker = trackerWith({ organization: 'acme', ...without });
      await expect(read(tracker.sourceOf(shop))).rejects.toMatchObject({
        message: 'There is no token for Azure Boards.',
      });
    }
    expect(() => trackerWith({}).sourceOf(shop)).toThrow(
      'The portal does not know the organization of Azure Boards.',
    );
  });
});
