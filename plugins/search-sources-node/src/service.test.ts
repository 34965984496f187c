import {
  coreServices,
  createServiceFactory,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import knexFactory, { type Knex } from 'knex';
import request from 'supertest';
import { createSearchSourceModule } from './createSearchSourceModule';
import { SourceError } from './SourceError';

jest.setTimeout(60_000);

const wiki = (type: string, key: string, fails = false) =>
  createSearchSourceModule<number>({
    moduleId: type,
    configKey: `search.collators.${key}`,
    createSource: ({ config }) => ({
      type,
      title: `The ${type}`,
      settings: config.getOptionalString('space') ?? '',
      async *readAll() {
        yield {
          documents: ['one', 'two'].map(id => ({
            id,
            title: `Page ${id}`,
            text: `quokka in ${type}`,
            location: `https://${type}.example/${id}`,
            lastModifiedAt: '2026-02-01T10:00:00Z',
            container: { id: id === 'one' ? 'ENG' : 'HR', title: id },
            kind: 'page',
          })),
          resume: 1,
        };
        if (fails) {
          throw new SourceError({
            code: 'credentials',
            message: `The ${type} does not accept the credentials (401).`,
            fix: 'Make a new token.',
          });
        }
      },
      async *readChanges() {
        yield* [];
      },
    }),
  });

let knex: Knex;
beforeEach(() => {
  knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
});
afterEach(() => knex.destroy());

const schedule = { frequency: { hours: 1 }, timeout: { minutes: 1 } };

async function start(
  collators: Record<string, object>,
  over: {
    permission?: object;
    decide?: (name: string) => AuthorizeResult;
  } = {},
) {
  const { permission = {}, decide = () => AuthorizeResult.ALLOW } = over;
  const tasks: SchedulerServiceTaskFunction[] = [];
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      wiki('wiki', 'wiki'),
      wiki('broken', 'broken', true),
      wiki('unused', 'unused'),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      mockServices.scheduler.mock({
        createScheduledTaskRunner: () => ({
          run: async ({ fn }) => {
            tasks.push(fn);
          },
        }),
      }).factory,
      mockServices.rootConfig.factory({
        data: { permission, search: { collators } },
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(each => ({
            result:
              'resourceRef' in each && each.resourceRef?.includes(':HR/')
                ? AuthorizeResult.DENY
                : decide(each.permission.name),
          })) as never,
        authorizeConditional: async requests =>
          requests.map(({ permission: { name } }) =>
            decide(name) === AuthorizeResult.DENY
              ? { result: AuthorizeResult.DENY }
              : {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'search',
                  resourceType: 'search-document',
                  conditions: {},
                },
          ) as never,
      }).factory,
    ],
  });
  const sources = async () => {
    const { status, body } = await request(server).get('/api/search/sources');
    expect(status).toBe(200);
    return body.sources as Record<string, unknown>[];
  };
  const find = async () => {
    const { body } = await request(server)
      .get('/api/search/query')
      .query({ term: 'quokka' });
    return (body.results ?? []).map(
      ({ document }: { document: { location: string } }) => document.location,
    );
  };
  for (const task of tasks) await task(new AbortController().signal);
  return { server, sources, find };
}

describe('search sources', () => {
  it('finds what sources have, also of one that fails, and tells of each', async () => {
    const { sources, find } = await start({
      wiki: { schedule },
      broken: { schedule, visibility: 'everyone' },
    });
    const found = await find();
    expect(found.sort()).toEqual([
      'https://broken.example/one',
      'https://broken.example/two',
      'https://wiki.example/one',
      'https://wiki.example/two',
    ]);
    const [broken, own, ...others] = await sources();
    expect(others).toEqual([]);
    expect(broken).toMatchObject({
      type: 'broken',
      visibility: 'everyone',
      documents: 2,
      isComplete: false,
      problem: {
        code: 'credentials',
        message: 'The broken does not accept the credentials (401).',
        fix: 'Make a new token.',
      },
    });
    expect(own).toMatchObject({
      type: 'wiki',
      title: 'The wiki',
      visibility: 'signed-in',
      documents: 2,
      isComplete: true,
      skipped: 0,
    });
    expect(Date.parse(String(own.indexedAt))).not.toBeNaN();
    expect(own).not.toHaveProperty('problem');
  });

  it('shows sources only to who has signed in', async () => {
    const { server } = await start({ wiki: { schedule } });
    const { status } = await request(server)
      .get('/api/search/sources')
      .set('authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it('asks the policy for each document, when it is to decide', async () => {
    const { find } = await start(
      { wiki: { schedule, visibility: 'permission' } },
      { permission: { enabled: true } },
    );
    expect(await find()).toEqual(['https://wiki.example/one']);
  });

  it('hides a source, and that it is there, from who may not read it', async () => {
    const { find, sources } = await start(
      {
        wiki: { schedule, visibility: 'everyone' },
        broken: { schedule, visibility: 'signed-in' },
      },
      {
        permission: { enabled: true },
        decide: name =>
          name === 'search.broken.read'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      },
    );
    const found = await find();
    expect(found).not.toContain('https://broken.example/one');
    expect((await sources()).map(({ type }) => type)).toEqual(['wiki']);
  });

  it('does not index what nobody would hide', async () => {
    const { find, sources } = await start({
      wiki: { schedule },
      broken: { schedule, visibility: 'permission' },
    });
    const found = await find();
    expect(found.sort()).toEqual([
      'https://wiki.example/one',
      'https://wiki.example/two',
    ]);
    const [broken] = await sources();
    expect(broken).toMatchObject({
      documents: 0,
      problem: {
        code: 'not-configured',
        fix: expect.stringContaining('permission.enabled'),
      },
    });
  });
});
