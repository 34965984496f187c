import { access, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBlueprint } from '@stagecraft/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BLUEPRINT, until } from '../testing/server.ts';
import { openSmallProjects, processesIn, type Behaviour } from '../testing/smallProjects.ts';
import type { CreateRequest, Projects } from './projects.ts';
import type { ProjectState } from './state.ts';

let folder: string;
let behaviour: Behaviour;
let projects: Projects;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'stagecraft-projects-')));
  behaviour = {};
  projects = await openSmallProjects(folder, () => behaviour);
});
afterEach(async () => {
  await projects.close();
  expect(await processesIn(folder)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

const SECRET = 'very-secret-value-1';

function create(change: Partial<CreateRequest> = {}): Promise<ProjectState> {
  return projects.create({
    parsed: { blueprint: checkBlueprint(BLUEPRINT), locate: () => undefined },
    secrets: { GITHUB_TOKEN: SECRET },
    install: true,
    start: true,
    ...change,
  });
}

const settled = ({ id }: ProjectState) =>
  until(() => (projects.get(id).status === 'running' ? undefined : projects.get(id)));
const stepsOf = ({ steps }: ProjectState) =>
  Object.fromEntries(steps.map(({ id, status }) => [id, status]));
const lines = ({ id }: ProjectState) =>
  projects
    .journal(id)
    .since(0)
    .filter(({ event }) => event === 'log')
    .map(({ data }) => (JSON.parse(data) as { line: string }).line);
const answers = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

test('creates, installs and starts; two portals take different ports; nothing is left', async () => {
  const first = await settled(await create());
  expect(stepsOf(first)).toEqual({
    compose: 'done',
    write: 'done',
    git: 'done',
    secrets: 'done',
    install: 'done',
    place: 'done',
    start: 'done',
  });
  expect(first).toMatchObject({ status: 'done', portal: { status: 'running' } });
  const second = await settled(await create({ folder: 'second', secrets: {} }));
  const urls = [first, second].flatMap(({ portal }) => [portal?.frontendUrl, portal?.backendUrl]);
  expect(new Set(urls).size).toBe(4);
  for (const { portal } of [first, second])
    expect(await answers(`${portal?.frontendUrl}/`)).toBe(200);
  expect(lines(first)).toContain('YN0000: line 20');

  const stopped = await projects.stop(first.id);
  expect(stopped.portal?.status).toBe('stopped');
  expect(await processesIn(first.folder)).toEqual([]);
  expect((await processesIn(second.folder)).length).toBeGreaterThan(0);
  await expect(projects.stop(first.id)).rejects.toMatchObject({ code: 'NOT_RUNNING' });

  projects.start(first.id);
  expect(() => projects.start(first.id)).toThrow('portal runs already');
  await until(() => (projects.get(first.id).portal?.status === 'running' ? true : undefined));
  expect(projects.list().map(({ id }) => id)).toEqual([second.id, first.id]);
  await projects.close();
  expect(await answers(`${second.portal?.frontendUrl}/`)).toBe(0);
});

test('no secret gets into the state, the events or an error', async () => {
  for (const next of [{}, { install: 'fails' }, { start: 'fails' }] as const) {
    behaviour = next;
    const state = await settled(await create({ folder: `p${JSON.stringify(next).length}` }));
    const everything = JSON.stringify([state, projects.journal(state.id).since(0)]);
    expect(everything).not.toContain(SECRET);
    expect(lines(state).join('\n')).toContain('GITHUB_TOKEN=***');
    await access(path.join(state.folder, '.env'));
  }
});

test.each([
  ['installing', { install: 'slow' }, 'install', []],
  ['starting', { start: 'slow' }, 'start', ['acme-portal']],
] as const)('cancelled while %s, nothing of it is left', async (_, next, step, left) => {
  behaviour = next;
  const { id } = await create();
  await until(() => (stepsOf(projects.get(id))[step] === 'running' ? true : undefined));
  await until(async () => ((await processesIn(folder)).length > 1 ? true : undefined));
  const state = await projects.cancel(id);
  expect(state).toMatchObject({ status: 'cancelled' });
  expect(state.error).toBeUndefined();
  expect(Object.values(stepsOf(state))).not.toContain('running');
  expect(await processesIn(folder)).toEqual([]);
  expect(await readdir(folder)).toEqual(left);
  await expect(projects.cancel(id)).rejects.toMatchObject({ code: 'NOT_RUNNING' });
});

test('ending the server ends what is being created', async () => {
  behaviour = { install: 'slow' };
  const { id } = await create();
  await until(() => (lines(projects.get(id)).length > 0 ? true : undefined));
  await projects.close();
  expect(projects.get(id).status).toBe('cancelled');
  expect(await processesIn(folder)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test('a failed installation keeps the project and says how to go on', async () => {
  behaviour = { install: 'fails' };
  const state = await settled(await create());
  expect(state).toMatchObject({ status: 'failed', error: { code: 'COMMAND_FAILED', status: 500 } });
  expect(state.error?.fix).toContain('yarn install');
  expect(stepsOf(state)).toMatchObject({ install: 'failed', place: 'done', start: 'skipped' });
  expect(await readdir(folder)).toEqual(['acme-portal']);
  expect(() => projects.start(state.id)).toThrow('not installed');
});

test.each([
  ['fails', 'START_FAILED'],
  ['dies', 'START_EXITED'],
] as const)('a portal that %s is told, and can be started again', async (start, code) => {
  behaviour = { start };
  const state = await settled(await create());
  expect(state).toMatchObject({ status: 'failed', error: { code }, portal: { status: 'failed' } });
  expect(stepsOf(state)).toMatchObject({ place: 'done', start: 'failed' });
  expect(await processesIn(folder)).toEqual([]);
  projects.start(state.id);
  expect(projects.get(state.id).error).toBeUndefined();
  const again = await until(() =>
    projects.get(state.id).error ? projects.get(state.id) : undefined,
  );
  expect(again).toMatchObject({ error: { code }, portal: { status: 'failed' } });
});

test('a start can be cancelled as well', async () => {
  behaviour = { start: 'slow' };
  const { id } = await create();
  await until(() => (projects.get(id).portal?.status === 'starting' ? true : undefined));
  await projects.cancel(id);
  projects.start(id);
  await until(() => (projects.get(id).portal?.status === 'starting' ? true : undefined));
  const state = await projects.cancel(id);
  expect(state).toMatchObject({ portal: { status: 'stopped' } });
  expect(state.error).toBeUndefined();
  expect(await processesIn(folder)).toEqual([]);
});

test('a portal that ends by itself is noticed, and its ports are free again', async () => {
  const state = await settled(await create());
  await answers(`${state.portal?.frontendUrl}/die`);
  await until(() => (projects.get(state.id).portal?.status === 'failed' ? true : undefined));
  expect(await processesIn(folder)).toEqual([]);
  const next = await settled(await create({ folder: 'next' }));
  expect(next.portal?.frontendUrl).toBe(state.portal?.frontendUrl);
});

test('two at a time, each in a folder of its own', async () => {
  behaviour = { install: 'slow' };
  await create({ folder: 'one' });
  await expect(create({ folder: 'one' })).rejects.toMatchObject({
    code: 'FOLDER_IN_USE',
    path: ['folder'],
  });
  await create({ folder: 'two' });
  await expect(create({ folder: 'three' })).rejects.toMatchObject({
    code: 'TOO_MANY_CREATIONS',
    status: 429,
    headers: { 'retry-after': '30' },
  });
});

test('two requests at once for one folder make one project', async () => {
  const made = await Promise.allSettled([create(), create(), create()]);
  expect(made.map(({ status }) => status).toSorted()).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
  ]);
});
