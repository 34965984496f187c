import { EventEmitter, once } from 'node:events';
import { mockServices } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import type { SourceIndexableDocument } from './indexable';
import { DOCUMENTS, migrate, SOURCES } from './migrations';
import type { SearchSource, SourceBatch, SourceDocument } from './source';
import { SourceCollatorFactory } from './SourceCollatorFactory';
import { SourceError } from './SourceError';
import { SourceStore } from './SourceStore';

jest.setTimeout(60_000);

const postgres = process.env.STAGECRAFT_TEST_POSTGRES;
const databases: [string, Knex.Config][] = [
  [
    'SQLite',
    {
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    },
  ],
];
if (postgres) {
  databases.push(['PostgreSQL', { client: 'pg', connection: postgres }]);
}
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function page(number: number, over: Partial<SourceDocument> = {}) {
  const document: SourceDocument = {
    id: `id-${String(number).padStart(6, '0')}`,
    title: `Page ${number}`,
    text: `Text of ${number}`,
    location: `https://wiki.example/${number}`,
    lastModifiedAt: '2026-02-01T10:00:00+01:00',
    container: { id: 'ENG', title: 'Engineering' },
    kind: 'page',
    ...over,
  };
  return document;
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => page(from + index));

type Read = (
  options: Parameters<SearchSource['readAll']>[0],
) => AsyncIterable<SourceBatch>;

describe.each(databases)('collator on %s', (_database, config) => {
  let knex: Knex;
  beforeAll(async () => {
    knex = knexFactory(config);
    await migrate(knex);
  });
  beforeEach(async () => {
    await knex(DOCUMENTS).delete();
    await knex(SOURCES).delete();
  });
  afterAll(() => knex.destroy());

  async function setUp() {
    const store = new SourceStore(knex);
    const logger = mockServices.logger.mock();
    const read: { all: Read; changes?: Read; settings: string } = {
      async *all() {
        yield { documents: range(1, 3), resume: 1 };
        yield { documents: range(4, 6), resume: 2 };
      },
      async *changes() {
        yield* [];
      },
      settings: '',
    };
    const clock = { now: new Date('2026-03-02T09:00:00Z') };
    const visibility = { is: 'signed-in' as const };
    const factory = () =>
      new SourceCollatorFactory({
        source: {
          type: 'wiki',
          title: 'Wiki',
          settings: read.settings,
          facets: ['status'],
          readAll: options => read.all(options),
          ...(read.changes
            ? { readChanges: options => read.changes!(options) }
            : {}),
        },
        reading: {
          visibility: visibility.is,
          timeLimitMs: 10 * MINUTE,
          readAllEveryMs: 24 * HOUR,
        },
        store,
        logger,
        now: () => clock.now,
      });
    const run = async () => {
      const found: SourceIndexableDocument[] = [];
      for await (const each of await factory().getCollator()) found.push(each);
      return found;
    };
    const titles = async () => (await run()).map(({ title }) => title);
    const record = () => store.record('wiki');
    return { clock, factory, logger, read, record, run, store, titles };
  }

  it('gives documents that say what results need', async () => {
    const { run } = await setUp();
    const [first, ...others] = await run();
    expect(first).toEqual({
      title: 'Page 1',
      text: 'Text of 1',
      location: 'https://wiki.example/1',
      source: 'wiki',
      container: 'Engineering',
      kind: 'page',
      author: '',
      lastModifiedAt: '2026-02-01T09:00:00.000Z',
      status: '',
    });
    expect(others).toHaveLength(5);
  });

  it('reads only what changed, and gives all of it all the same', async () => {
    const { read, titles } = await setUp();
    await titles();
    const resumed: unknown[] = [];
    read.all = async function* all() {
      yield* [];
      throw new Error('Everything must not be read again');
    };
    read.changes = async function* changes({ resume }) {
      resumed.push(resume);
      yield {
        documents: [page(2, { title: 'Page two' }), page(7)],
        removed: ['id-000005'],
        resume: Number(resume) + 1,
      };
    };
    expect(await titles()).toEqual([
      'Page 1',
      'Page two',
      'Page 3',
      'Page 4',
      'Page 6',
      'Page 7',
    ]);
    await titles();
    expect(resumed).toEqual([2, 3]);
  });

  const refused = (code: 'credentials' | 'forbidden' | 'rate-limited') =>
    new SourceError({ code, message: `Wiki says ${code}.`, fix: 'Do this.' });

  it.each([
    ['401', refused('credentials'), 'Wiki says credentials. Do this.'],
    ['403', refused('forbidden'), 'Wiki says forbidden. Do this.'],
    ['429', refused('rate-limited'), 'Wiki says rate-limited. Do this.'],
    ['a fault of ours', new TypeError('x of undefined'), 'Wiki could not be'],
  ])('keeps what is known at %s', async (_, error, said) => {
    const { clock, logger, read, record, titles } = await setUp();
    await titles();
    const { currentAt } = await record();
    clock.now = new Date(clock.now.getTime() + HOUR);
    read.changes = async function* changes() {
      yield { documents: [page(7)], resume: 3 };
      throw error;
    };
    expect(await titles()).toHaveLength(7);
    expect(logger.error).toHaveBeenCalledTimes(1);
    const [message] = logger.error.mock.calls[0];
    expect(message).toContain(said);
    expect(message).toContain('stays in the index');
    const after = await record();
    expect(after).toMatchObject({ indexedDocuments: 7, currentAt });
    expect(after.problem?.message).toContain('Wiki');
    expect(JSON.stringify(after)).not.toContain('of undefined');

    read.changes = async function* changes({ resume }) {
      expect(resume).toBe(3);
      yield { resume: resume ?? 0 };
    };
    expect(await titles()).toHaveLength(7);
    expect(await record()).toMatchObject({
      currentAt: clock.now.toISOString(),
    });
    expect((await record()).problem).toBeUndefined();
  });

  it('goes on where everything was cut off', async () => {
    const { read, record, titles } = await setUp();
    const resumed: unknown[] = [];
    read.all = async function* all({ resume }) {
      resumed.push(resume);
      if (resume === undefined) {
        yield { documents: range(1, 3), resume: 'second' };
        throw refused('rate-limited');
      }
      yield { documents: range(4, 6), resume: 'end' };
    };
    expect(await titles()).toHaveLength(3);
    expect((await record()).allReadAt).toBeUndefined();
    expect(await titles()).toHaveLength(6);
    expect((await record()).allReadAt).toBeDefined();
    expect(resumed).toEqual([undefined, 'second']);
  });

  it('goes on at the next run when time is over', async () => {
    const { clock, read, titles } = await setUp();
    read.all = async function* all({ resume }) {
      for (let at = Number(resume ?? 0); at < 3; at += 1) {
        clock.now = new Date(clock.now.getTime() + 11 * MINUTE);
        yield { documents: [page(at)], resume: at + 1 };
      }
    };
    expect(await titles()).toHaveLength(1);
    expect(await titles()).toHaveLength(2);
    expect(await titles()).toHaveLength(3);
  });

  it('skips items that are malformed, says how many, and keeps what was known', async () => {
    const { logger, read, record, titles } = await setUp();
    await titles();
    read.changes = undefined;
    read.all = async function* all() {
      yield {
        documents: [page(1), page(2, { lastModifiedAt: 'yesterday' })],
        skipped: [{ reason: 'no id' }, { id: 'id-000003', reason: 'no name' }],
        resume: 9,
      };
    };
    expect(await titles()).toEqual(['Page 1', 'Page 2', 'Page 3']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toContain('3 items were skipped');
    expect(await record()).toMatchObject({ skipped: 3 });
  });

  it('notices by reading everything again what is gone', async () => {
    const { clock, read, titles } = await setUp();
    await titles();
    read.all = async function* all() {
      yield { documents: [page(1)], unchanged: ['id-000004'], resume: 5 };
    };
    expect(await titles()).toHaveLength(6);
    clock.now = new Date(clock.now.getTime() + 25 * HOUR);
    expect(await titles()).toEqual(['Page 1', 'Page 4']);
  });

  it('does not take for gone what a failing source did not come to', async () => {
    const { clock, read, titles } = await setUp();
    await titles();
    clock.now = new Date(clock.now.getTime() + 25 * HOUR);
    read.all = async function* all() {
      yield { documents: [page(1)], resume: 5 };
      throw refused('forbidden');
    };
    expect(await titles()).toHaveLength(6);
  });

  it('reads everything again when the place to go on is lost', async () => {
    const { logger, read, titles } = await setUp();
    await titles();
    read.changes = async function* changes() {
      yield* [];
      throw new SourceError({
        code: 'cursor-lost',
        message: 'Wiki does not know the place.',
        fix: '',
      });
    };
    read.all = async function* all({ resume }) {
      expect(resume).toBeUndefined();
      yield { documents: range(4, 5), resume: 1 };
    };
    expect(await titles()).toEqual(['Page 4', 'Page 5']);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('forgets documents that other settings let in', async () => {
    const { read, titles } = await setUp();
    await titles();
    read.settings = 'only page 1';
    read.all = async function* all() {
      yield { documents: [page(1)], resume: 1 };
      throw refused('credentials');
    };
    expect(await titles()).toEqual(['Page 1']);
  });

  it('lets only the run that began last write', async () => {
    const { read, store, titles } = await setUp();
    await titles();
    read.changes = async function* changes() {
      await store.begin('wiki', {
        run: 'another',
        settings: '',
        now: new Date(),
        readAllBefore: new Date(0),
        hasChanges: true,
      });
      yield { documents: [page(99)], resume: 99 };
    };
    expect(await titles()).toHaveLength(6);
  });

  it('takes text that databases refuse', async () => {
    const { read, run } = await setUp();
    read.all = async function* all() {
      yield { documents: [page(1, { text: 'a\0b\uD800c' })], resume: 1 };
    };
    expect((await run())[0].text).toBe('ab\uFFFDc');
  });

  it('fails when the database does, so that engines keep their index', async () => {
    const { factory, store } = await setUp();
    jest.spyOn(store, 'begin').mockRejectedValue(new Error('no database'));
    const stream = await factory().getCollator();
    await expect(stream.toArray()).rejects.toThrow('no database');
  });

  it('never holds more than a few pages of 20,000 documents', async () => {
    const { factory, read, store } = await setUp();
    const SIZE = 200;
    let given = 0;
    let kept = 0;
    let mostHeld = 0;
    const apply = store.apply.bind(store);
    jest.spyOn(store, 'apply').mockImplementation(async (type, id, batch) => {
      const skipped = await apply(type, id, batch);
      kept += batch.documents?.length ?? 0;
      return skipped;
    });
    read.all = async function* all() {
      for (let from = 0; from < 20_000; from += SIZE) {
        given += SIZE;
        mostHeld = Math.max(mostHeld, given - kept);
        yield { documents: range(from, from + SIZE - 1), resume: from };
      }
    };
    let out = 0;
    let streamed = 0;
    let mostAhead = 0;
    const documents = store.documents.bind(store);
    jest.spyOn(store, 'documents').mockImplementation(async function* some(t) {
      for await (const each of documents(t)) {
        out += 1;
        yield each;
      }
    });
    for await (const _ of await factory().getCollator()) {
      streamed += 1;
      mostAhead = Math.max(mostAhead, out - streamed);
      // An index that is slower than the database
      if (streamed % 1000 === 0) await new Promise(r => setTimeout(r, 5));
    }
    expect(streamed).toBe(20_000);
    expect(mostHeld).toBe(SIZE);
    expect(mostAhead).toBeLessThanOrEqual(20);
  });

  it('lets the backend do other things meanwhile', async () => {
    const { read, run } = await setUp();
    read.all = async function* all() {
      yield { documents: range(1, 2000), resume: 1 };
    };
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await run();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('stops asking when the one who takes the documents goes away', async () => {
    const { factory, read } = await setUp();
    const asked = new EventEmitter();
    const isStopped = new Promise(resolve => {
      read.all = async function* all({ signal }) {
        asked.emit('begun');
        await new Promise(stop => signal.addEventListener('abort', stop));
        resolve(true);
        yield { resume: 1 };
      };
    });
    const stream = await factory().getCollator();
    const begun = once(asked, 'begun');
    stream.read();
    await begun;
    stream.destroy();
    await expect(isStopped).resolves.toBe(true);
  });
});
