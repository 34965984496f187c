import { describe, expect, test } from 'vitest';
import { RUN_STEPS, type ProjectState, type RunStep } from '../server/project.ts';
import {
  elapsed,
  heard,
  MAX_LINES,
  needsAnotherTry,
  NO_RUN,
  phaseOf,
  plain,
  progressOf,
  stepsOf,
  type Heard,
  type Run,
} from './events.ts';
import { isFolderName, lastSegment, nextName, withSlash } from './folder.ts';
import { began, runOf, RUNS } from './runs.ts';

const steps = (...statuses: RunStep['status'][]): RunStep[] =>
  RUN_STEPS.map((id, at) => ({ id, status: statuses[at] ?? 'waiting' }));

const project = (more: Partial<ProjectState> = {}): ProjectState => ({
  id: '1',
  name: 'acme',
  folder: '/home/ann/acme',
  status: 'running',
  steps: steps('done', 'running'),
  warnings: [],
  ...more,
});

const state = (id: number, more: Partial<ProjectState>, now = 0): Heard => ({
  kind: 'state',
  id,
  state: project(more),
  now,
});

const after = (...events: Heard[]): Run => events.reduce(heard, NO_RUN);
const lines = (from: number, to: number): Heard => ({
  kind: 'log',
  lines: Array.from({ length: to - from + 1 }, (_, at) => ({
    id: from + at,
    line: `line ${from + at}`,
  })),
});

describe('the log of a run', () => {
  test('grows, and what the server sends again after a break is not twice in it', () => {
    const { log } = after(lines(1, 3), { kind: 'lost' }, { kind: 'opened' }, lines(2, 5));
    expect(log.lines).toEqual(['line 1', 'line 2', 'line 3', 'line 4', 'line 5']);
    expect(log.lastEvent).toBe(5);
  });

  test('stays the same object when nothing is new', () => {
    const run = after(lines(1, 3));
    expect(heard(run, lines(1, 3)).log).toBe(run.log);
  });

  test('is bounded, and says how much of it is gone', () => {
    const { log } = after(lines(1, MAX_LINES), lines(MAX_LINES + 1, MAX_LINES + 10));
    expect(log.lines.length).toBeLessThanOrEqual(MAX_LINES);
    expect(log.lines.length + log.dropped).toBe(MAX_LINES + 10);
    expect(log.lines.at(-1)).toBe(`line ${MAX_LINES + 10}`);
  });

  test.each([
    ['\u001b[31mred\u001b[0m and \u001b[1;38;5;200mbold\u001b[0m', 'red and bold'],
    ['\u001b]0;title\u0007text', 'text'],
    ['\u001b]8;;https://x\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['10%\r20%\r30%', '30%'],
    ['30%\r', '30%'],
    ['tab\tstays, bell\u0007 goes', 'tab\tstays, bell goes'],
    ['plain', 'plain'],
  ])('%j is shown as %j', (line, shown) => expect(plain(line)).toBe(shown));
});

describe('the steps of a run', () => {
  test('leave out what this project does not need', () => {
    const some = steps('done', 'done', 'done', 'skipped', 'running', 'waiting', 'skipped');
    expect(stepsOf(project({ steps: some })).map(({ id }) => id)).toEqual([
      'compose',
      'write',
      'git',
      'install',
      'place',
    ]);
    expect(progressOf(project({ steps: some }))).toMatchObject({
      done: 3,
      all: 5,
      current: { id: 'install' },
    });
  });

  test('stay in sight when it ended early', () => {
    const some = steps('done', 'done', 'failed', 'skipped', 'skipped', 'skipped', 'skipped');
    expect(stepsOf(project({ status: 'failed', steps: some }))).toHaveLength(7);
  });
});

describe('how long it takes', () => {
  const timed = [
    { id: 'compose' as const, status: 'done' as const, ms: 100 },
    { id: 'write' as const, status: 'running' as const },
  ];

  test('counts on from when it was begun here', () => {
    expect(elapsed(after(state(1, { steps: timed }, 5000)), 9000, 1000)).toBe(8000);
  });

  test('counts from what is known elsewhere', () => {
    const run = after(state(1, { steps: timed }, 5000), state(2, { steps: timed }, 6000));
    expect(elapsed(run, 9000, undefined)).toBe(4100);
  });

  test('counts a later start alone', () => {
    const again: RunStep[] = [
      { id: 'compose', status: 'done', ms: 100 },
      { id: 'start', status: 'running' },
    ];
    const run = after(state(1, { status: 'done', steps: again }, 5000));
    expect(elapsed(run, 9000, 1000)).toBe(4000);
  });

  test('is the sum of its steps in the end', () => {
    const ended = timed.map((step) => ({ ...step, status: 'done' as const, ms: 300 }));
    const run = after(
      state(1, { steps: timed }, 5000),
      state(2, { status: 'done', steps: ended }, 7000),
    );
    expect(elapsed(run, 90_000, 1000)).toBe(600);
  });
});

describe('what a project is at', () => {
  const portal = { frontendUrl: 'http://localhost:3000', backendUrl: 'http://localhost:7007' };
  const done = steps('done', 'done', 'done', 'done', 'done', 'done', 'done');
  test.each<[string, Partial<ProjectState>]>([
    ['creating', {}],
    ['creating', { portal: { ...portal, status: 'starting' } }],
    ['cancelled', { status: 'cancelled', portal: { ...portal, status: 'stopped' } }],
    ['runs', { status: 'done', steps: done, portal: { ...portal, status: 'running' } }],
    ['runs', { status: 'failed', steps: done, portal: { ...portal, status: 'running' } }],
    ['stopped', { status: 'done', steps: done, portal: { ...portal, status: 'stopped' } }],
    ['failed', { status: 'done', steps: done, portal: { ...portal, status: 'failed' } }],
    ['failed', { status: 'failed' }],
    ['created', { status: 'done', steps: done }],
    ['starting', { status: 'done', steps: done, portal: { ...portal, status: 'starting' } }],
  ])('%s', (phase, more) => expect(phaseOf(project(more))).toBe(phase));
});

describe('another try', () => {
  const ended = (...statuses: RunStep['status'][]) =>
    needsAnotherTry(project({ status: 'failed', steps: steps(...statuses) }));

  test('is needed when the project is not there, or not installed', () => {
    expect(ended('done', 'failed', 'skipped', 'skipped', 'skipped', 'skipped')).toBe(true);
    expect(ended('done', 'done', 'done', 'done', 'failed', 'done', 'skipped')).toBe(true);
  });

  test('is not when it only has to be started', () => {
    expect(ended('done', 'done', 'done', 'skipped', 'done', 'done', 'failed')).toBe(false);
    expect(ended('done', 'done', 'done', 'skipped', 'skipped', 'done', 'skipped')).toBe(false);
  });

  test('is not while it goes on, nor when it is done', () => {
    expect(needsAnotherTry(project())).toBe(false);
    expect(needsAnotherTry(project({ status: 'done' }))).toBe(false);
  });
});

test('a server that does not know the project says so, until it does', () => {
  const problems = [{ code: 'UNKNOWN_PROJECT', message: 'None.', fix: 'See.' }];
  const run = after({ kind: 'refused', problems });
  expect(run).toMatchObject({ connection: 'refused', problems });
  expect(heard(run, { kind: 'opened' })).toMatchObject({ connection: 'open', problems: undefined });
});

describe('folders', () => {
  test('are one segment of a path', () => {
    for (const name of ['acme', 'Acme_2.0', 'a']) expect(isFolderName(name)).toBe(true);
    for (const name of ['', '.', '..', 'a/b', 'a\\b', 'con', 'NUL.txt', ' a', 'a.', '-a', 'ä']) {
      expect(isFolderName(name)).toBe(false);
    }
  });

  test('are written as their machine does', () => {
    expect(withSlash('/home/ann')).toBe('/home/ann/');
    expect(withSlash('/')).toBe('/');
    expect(withSlash('C:\\Users\\ann')).toBe('C:\\Users\\ann\\');
    expect(lastSegment('/home/ann/acme/')).toBe('acme');
    expect(lastSegment('C:\\Users\\acme')).toBe('acme');
  });

  test('get another name when one is taken', () => {
    expect([nextName('acme'), nextName('acme-2'), nextName('acme-portal')]).toEqual([
      'acme-2',
      'acme-3',
      'acme-portal-2',
    ]);
  });
});

describe('what runs were begun with', () => {
  const record = (time: number) => ({
    share: '1abc',
    folder: 'acme',
    install: true,
    start: false,
    given: ['GITHUB_TOKEN'],
    time,
  });

  test('is remembered of the newest', () => {
    let runs = {};
    for (let at = 0; at < 30; at += 1) runs = began(runs, `r${at}`, record(at));
    expect(runOf(runs, 'r29')).toEqual(record(29));
    expect(runOf(runs, 'r9')).toBeUndefined();
    expect(runOf(runs, 'constructor')).toBeUndefined();
    expect(RUNS.read(RUNS.write(runs))).toEqual(runs);
  });

  test('is nothing when the storage holds something else', () => {
    for (const text of [null, '1', '[]', '{"a":null}', '{"a":{"share":1}}']) {
      expect(RUNS.read(text)).toEqual({});
    }
  });
});
