import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import {
  TrackerError,
  workItemTrackersExtensionPoint,
  type Person,
  type WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';
import request from 'supertest';
import plugin from './index';

function item(number: number, over: Partial<WorkItem> = {}): WorkItem {
  return {
    id: `test:${number}`,
    key: `T-${number}`,
    title: `Item ${number}`,
    url: `https://tracker.example/${number}`,
    tracker: 'test',
    status: number % 2 ? 'To do' : 'Doing',
    progress: number % 2 ? 'todo' : 'doing',
    labels: [],
    createdAt: new Date(Date.UTC(2026, 0, number)).toISOString(),
    updatedAt: '2026-02-01T00:00:00Z',
    ...over,
  };
}

const entity = (name: string, project?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: project ? { 'test/project': project } : {},
  },
});

const user: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'mock', namespace: 'default' },
  spec: { profile: { email: 'mock@acme.example' }, memberOf: [] },
};

const entities = [entity('shop', 'SHOP'), entity('other'), user];
const ITEMS = '/api/work-items/entity/component/default/shop/items';

/** Gives 7 items in pages of 3 for every project, and 2 for a person. */
function tracker(over: Partial<WorkItemTracker> = {}) {
  const read = jest.fn();
  const found: WorkItemTracker = {
    id: 'test',
    title: 'Test tracker',
    annotations: [
      { name: 'test/project', example: 'SHOP', description: 'The project.' },
    ],
    sourceOf({ metadata }) {
      const project = metadata.annotations?.['test/project'];
      if (!project) return undefined;
      return {
        key: project,
        title: `project ${project}`,
        url: 'https://tracker.example',
        async *read(options) {
          read(options);
          yield [item(1), item(2), item(3, { assignee: 'Mina Park' })];
          yield [item(4), item(5), item(6)];
          yield [item(7, { priority: { name: 'High', rank: 2 } })];
        },
      };
    },
    sourceFor: (person: Person) => ({
      key: person.email ?? '',
      title: 'mine',
      async *read() {
        yield [item(1, { assignee: person.email }), item(2)];
      },
    }),
    ...over,
  };
  return { read, tracker: found };
}

async function startWith(trackers: WorkItemTracker[], { config = {} } = {}) {
  const { server } = await startTestBackend({
    features: [
      plugin,
      createBackendModule({
        pluginId: 'work-items',
        moduleId: 'test',
        register(reg) {
          reg.registerInit({
            deps: { point: workItemTrackersExtensionPoint },
            async init({ point }) {
              for (const each of trackers) point.addTracker(each);
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory({ entities }),
    ],
  });
  return { server };
}

describe('work items of an entity', () => {
  it('gives the items, where they are from and how many there are of each', async () => {
    const { server } = await startWith([tracker().tracker]);
    const { status, body } = await request(server).get(ITEMS);
    expect(status).toBe(200);
    expect(body.items.map(({ key }: WorkItem) => key)).toEqual([
      'T-7',
      'T-1',
      'T-2',
      'T-3',
      'T-4',
      'T-5',
      'T-6',
    ]);
    expect(body).toMatchObject({
      totalItems: 7,
      openItems: 7,
      problems: [],
      places: [{ title: 'project SHOP', truncated: false }],
      facets: {
        status: [
          { value: 'To do', count: 4 },
          { value: 'Doing', count: 3 },
        ],
        assignee: [
          { value: 'Mina Park', count: 1 },
          { value: 'none', count: 6 },
        ],
      },
    });
  });

  it('filters, and gives one page after the other', async () => {
    const { server } = await startWith([tracker().tracker]);
    const filtered = await request(server).get(
      `${ITEMS}?status=Doing&status=Done&text=item`,
    );
    expect(filtered.body).toMatchObject({ totalItems: 3, openItems: 7 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 3, order: 'age', ...(cursor ? { cursor } : {}) };
      const { body } = await request(server).get(ITEMS).query(query);
      seen.push(...body.items.map(({ key }: WorkItem) => key));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6', 'T-7']);
  });

  it.each([
    'limit=0',
    'limit=1000',
    'groupBy=color',
    'cursor=abc',
    'text[a]=b',
  ])('refuses %s', async query => {
    const { server } = await startWith([tracker().tracker]);
    const { status } = await request(server).get(`${ITEMS}?${query}`);
    expect(status).toBe(400);
  });

  it('asks the tracker once within a short while', async () => {
    const { read, tracker: counted } = tracker();
    const { server } = await startWith([counted]);
    await Promise.all([request(server).get(ITEMS), request(server).get(ITEMS)]);
    await request(server).get(`${ITEMS}?status=Doing`);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('asks every time when nothing is kept', async () => {
    const { read, tracker: counted } = tracker();
    const config = { workItems: { cacheFor: { seconds: 0 } } };
    const { server } = await startWith([counted], { config });
    await request(server).get(ITEMS);
    await request(server).get(ITEMS);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('reads no more than the limit, and says so', async () => {
    const config = { workItems: { limit: 4 } };
    const { server } = await startWith([tracker().tracker], { config });
    const { body } = await request(server).get(ITEMS);
    expect(body.openItems).toBe(4);
    expect(body.places).toMatchObject([{ truncated: true }]);
  });

  it('shows what works beside what does not', async () => {
    const broken = tracker({
      id: 'broken',
      title: 'Broken',
      sourceOf() {
        throw new TrackerError({
          code: 'credentials',
          message: 'Broken does not accept the credentials.',
          fix: 'Check the token.',
        });
      },
    }).tracker;
    const { server } = await startWith([broken, tracker().tracker]);
    const { status, body } = await request(server).get(ITEMS);
    expect(status).toBe(200);
    expect(body.openItems).toBe(7);
    expect(body.problems).toEqual([
      {
        tracker: 'broken',
        trackerTitle: 'Broken',
        code: 'credentials',
        message: 'Broken does not accept the credentials.',
        fix: 'Check the token.',
      },
    ]);
  });

  it('keeps a failure from being remembered', async () => {
    let isDown = true;
    const flaky = tracker({
      sourceOf: () => ({
        key: 'flaky',
        title: 'flaky',
        async *read() {
          if (isDown) throw new Error('down, with a secret');
          yield [item(1)];
        },
      }),
    }).tracker;
    const { server } = await startWith([flaky]);
    const before = await request(server).get(ITEMS);
    expect(before.body.problems).toMatchObject([{ code: 'unexpected' }]);
    expect(JSON.stringify(before.body)).not.toContain('secret');
    isDown = false;
    const after = await request(server).get(ITEMS);
    expect(after.body.openItems).toBe(1);
  });

  it('says which annotations there are for an entity without any', async () => {
    const { server } = await startWith([tracker().tracker]);
    const { body } = await request(server).get(
      '/api/work-items/entity/component/default/other/items',
    );
    expect(body.places).toEqual([]);
    expect(body.trackers).toMatchObject([
      { title: 'Test tracker', annotations: [{ name: 'test/project' }] },
    ]);
  });

  it('knows no entity that the reader may not see', async () => {
    const { server } = await startWith([tracker().tracker]);
    const { status } = await request(server).get(
      '/api/work-items/entity/component/default/hidden/items',
    );
    expect(status).toBe(404);
  });

  it('tells nobody who has not signed in', async () => {
    const { server } = await startWith([tracker().tracker]);
    for (const path of [ITEMS, '/api/work-items/mine']) {
      const { status } = await request(server)
        .get(path)
        .set('authorization', mockCredentials.none.header());
      expect(status).toBe(401);
    }
  });

  it('does not start with two trackers of the same name', async () => {
    const twice = [tracker().tracker, tracker().tracker];
    await expect(startWith(twice)).rejects.toThrow(
      'There are two trackers called test',
    );
  });
});

describe('work items of a person', () => {
  it('finds the person by the e-mail address of the catalog', async () => {
    const { server } = await startWith([tracker().tracker]);
    const { body } = await request(server).get('/api/work-items/mine');
    expect(body.items[0]).toMatchObject({ assignee: 'mock@acme.example' });
    expect(body.totalItems).toBe(2);
  });

  it('is not for services', async () => {
    const { server } = await startWith([tracker().tracker]);
    const { status } = await request(server)
      .get('/api/work-items/mine')
      .set('authorization', mockCredentials.service.header());
    expect(status).toBe(403);
  });
});
