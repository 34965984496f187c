import { mkdtemp, realpath, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fastify } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { registerBodies } from '../bodies/register.ts';
import { registerProblems } from '../problems/register.ts';
import type { Projects } from '../projects/projects.ts';
import type { ProjectState } from '../projects/state.ts';
import { BLUEPRINT, until } from '../testing/server.ts';
import { openSmallProjects } from '../testing/smallProjects.ts';
import { eventRoutes } from './events.ts';
import { projectRoutes } from './projects.ts';
import { registerValidation } from './validation.ts';

interface Event {
  readonly id: number;
  readonly event: string;
  readonly data: { readonly line?: string; readonly status?: string };
}

let app: App;
let folder: string;
let projects: Projects;
let origin: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'stagecraft-events-')));
  projects = await openSmallProjects(folder, () => ({}));
  app = fastify({ forceCloseConnections: true }).withTypeProvider<ZodTypeProvider>();
  registerProblems(app, { trusted: true });
  registerBodies(app);
  registerValidation(app);
  projectRoutes(app, projects);
  eventRoutes(app, projects);
  await app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await projects.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function create(name: string): Promise<ProjectState> {
  const response = await fetch(`${origin}/api/v1/projects`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ blueprint: BLUEPRINT, folder: name, start: false }),
  });
  return (await response.json()) as ProjectState;
}

/** Follows a project until `enough`, then leaves. */
async function follow(
  { id }: ProjectState,
  enough: (event: Event) => boolean,
  after?: number,
): Promise<Event[]> {
  const leaving = new AbortController();
  const response = await fetch(`${origin}/api/v1/projects/${id}/events`, {
    signal: leaving.signal,
    headers: after === undefined ? {} : { 'last-event-id': String(after) },
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const events: Event[] = [];
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    events.push(...parts.flatMap(readEvent));
    if (events.some(enough)) break;
  }
  leaving.abort();
  return events;
}

function readEvent(text: string): Event[] {
  const fields = new Map(
    text.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]),
  );
  const data = fields.get('data');
  if (data === undefined) return [];
  return [
    {
      id: Number(fields.get('id')),
      event: fields.get('event') ?? '',
      data: JSON.parse(data) as Event['data'],
    },
  ];
}

const isDone = ({ event, data }: Event) => event === 'state' && data.status === 'done';

test('tells what happens as it happens, and goes on from where one left', async () => {
  const project = await create('one');
  const live = await follow(project, isDone);
  const ids = live.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(new Set(ids).size).toBe(ids.length);
  const lines = live.flatMap(({ data }) => data.line ?? []);
  expect(lines).toContain('YN0000: line 1');
  expect(lines).toContain('YN0000: line 20');
  // Who comes later gets every line and the last state.
  const late = await follow(project, isDone);
  expect(late.flatMap(({ data }) => data.line ?? [])).toEqual(lines);
  expect(late.filter(({ event }) => event === 'state')).toHaveLength(1);
  const middle = late[10]?.id ?? 0;
  const resumed = await follow(project, isDone, middle);
  expect(resumed).toEqual(late.filter(({ id }) => id > middle));
});

test('who has everything waits for what comes', async () => {
  const project = await create('two');
  const all = await follow(project, isDone);
  const last = all.at(-1)?.id ?? 0;
  const next = follow(project, () => true, last);
  projects.start(project.id);
  expect((await next)[0]?.id).toBeGreaterThan(last);
  await until(() => (projects.get(project.id).portal?.status === 'running' ? true : undefined));
  await projects.stop(project.id);
});

test.each(['x', '-1', '1.5', '1e9', '9'.repeat(16)])('%s is no event', async (after) => {
  const { id } = await create(`n${after.length}-${after.replace(/\W/g, '')}`);
  const response = await fetch(`${origin}/api/v1/projects/${id}/events`, {
    headers: { 'last-event-id': after },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'INVALID_FIELD' });
  await until(() => (projects.get(id).status === 'running' ? undefined : true));
});

test('closing the server ends the streams', async () => {
  const project = await create('last');
  const ended = follow(project, () => false);
  await until(() => (projects.get(project.id).status === 'running' ? undefined : true));
  await app.close();
  expect((await ended).some(isDone)).toBe(true);
});
