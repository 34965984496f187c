import { randomUUID } from 'node:crypto';
import { StagecraftError, type ParsedBlueprint } from '@stagecraft/engine';
import { checkTarget } from '@stagecraft/lifecycle';
import type { Composer } from '../compositions/composer.ts';
import type { Metrics } from '../observe/metrics.ts';
import { HttpError } from '../problems/httpError.ts';
import type { PortalPorts } from '../settings.ts';
import { runCreation } from './creation.ts';
import { endSteps, makeEntry, type Entry } from './entry.ts';
import { projectPlace } from './folder.ts';
import type { Journal } from './journal.ts';
import { startPortal, stopPortal } from './portal.ts';
import { portPool, type PortPool } from './ports.ts';
import { checkSecrets } from './secrets.ts';
import type { ProjectState, StepId } from './state.ts';

/** Projects that are remembered; older ones that are at rest are forgotten, not removed. */
const REMEMBERED = 50;
const RETRY_AFTER_SECONDS = 30;

export interface CreateRequest {
  readonly parsed: ParsedBlueprint;
  /** Default: the name of the project. */
  readonly folder?: string | undefined;
  readonly secrets: Readonly<Record<string, string>>;
  readonly install: boolean;
  readonly start: boolean;
}

/** The projects that this server creates, and the portals that it runs. In memory. */
export interface Projects {
  /** Checks everything that can be checked, then creates while the caller goes on. */
  create(request: CreateRequest): Promise<ProjectState>;
  /** The newest first. */
  list(): readonly ProjectState[];
  get(id: string): ProjectState;
  journal(id: string): Journal;
  /** Resolves when nothing of the creation runs any more. */
  cancel(id: string): Promise<ProjectState>;
  /** Begins to start the portal. */
  start(id: string): ProjectState;
  /** Resolves when nothing of the portal runs any more. */
  stop(id: string): Promise<ProjectState>;
  /** Ends everything. Resolves when no process is left. */
  close(): Promise<void>;
}

export interface ProjectsSettings {
  readonly folder: string;
  readonly ports: PortalPorts;
  readonly creations: number;
  readonly composer: Composer;
  readonly metrics: Metrics;
}

interface World extends ProjectsSettings {
  readonly entries: Map<string, Entry>;
  readonly pool: PortPool;
}

export function openProjects(settings: ProjectsSettings): Projects {
  const entries = new Map<string, Entry>();
  const world: World = { ...settings, entries, pool: portPool(settings.ports) };
  const find = (id: string): Entry => {
    const entry = entries.get(id);
    if (entry !== undefined) return entry;
    throw new HttpError({
      status: 404,
      code: 'UNKNOWN_PROJECT',
      message: 'This server knows no project of this id.',
      fix: 'It knows those that it created since it was started: GET /api/v1/projects.',
    });
  };
  return {
    create: (request) => create(world, request),
    list: () => [...entries.values()].map((entry) => entry.state()).toReversed(),
    get: (id) => find(id).state(),
    journal: (id) => find(id).journal,
    cancel: (id) => cancel(find(id)),
    start: (id) => startAgain(world, find(id)),
    async stop(id) {
      const entry = find(id);
      if (entry.portal === undefined || entry.state().status === 'running') throw notRunning();
      await stopPortal(entry);
      return entry.state();
    },
    async close() {
      await Promise.all(
        [...entries.values()].map(async (entry) => {
          entry.abort.abort();
          await entry.work;
          await stopPortal(entry).catch(() => undefined);
        }),
      );
    },
  };
}

async function create(world: World, request: CreateRequest): Promise<ProjectState> {
  const { parsed, secrets, install, start } = request;
  const began = performance.now();
  const composition = await world.composer.compose(parsed);
  const ms = Math.round(performance.now() - began);
  const { name } = composition.selection;
  checkSecrets(secrets, composition);
  const { folder } = await checkTarget(await projectPlace(world.folder, request.folder ?? name));
  requireRoom(world, folder);
  const skipped: StepId[] = [
    ...(Object.values(secrets).some(Boolean) ? [] : (['secrets'] as const)),
    ...(install ? [] : (['install'] as const)),
    ...(start ? [] : (['start'] as const)),
  ];
  const entry = makeEntry({ id: randomUUID(), name, folder, skipped });
  world.entries.set(entry.id, entry);
  forgetOld(world);
  entry.step('compose', { status: 'done', detail: `${composition.files.size} files`, ms });
  entry.warn(composition.warnings);
  const startNow = () => startPortal(entry, world.pool, () => countPortals(world));
  const plan = { composition, secrets, install, start: start ? startNow : undefined };
  entry.work = runCreation(entry, plan).then(() => world.metrics.created(entry.state().status));
  return entry.state();
}

/** Nothing may come between this and the entry: two requests at once are two creations. */
function requireRoom({ entries, creations }: World, folder: string): void {
  const running = [...entries.values()].filter((entry) => entry.state().status === 'running');
  if (running.some((entry) => entry.state().folder === folder)) {
    throw new StagecraftError({
      code: 'FOLDER_IN_USE',
      message: `Another project is being created in ${folder}.`,
      fix: 'Choose another folder, or wait until it is done.',
      path: ['folder'],
      params: { folder },
    });
  }
  if (running.length < creations) return;
  throw new HttpError({
    status: 429,
    code: 'TOO_MANY_CREATIONS',
    message: `${running.length} projects are being created; more at once would be slower.`,
    fix: 'Wait until one is done, or cancel it.',
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}

function forgetOld({ entries }: World): void {
  const atRest = [...entries.values()].filter(
    (entry) => entry.state().status !== 'running' && entry.portal === undefined,
  );
  for (const entry of atRest.slice(0, Math.max(0, entries.size - REMEMBERED))) {
    entries.delete(entry.id);
  }
}

async function cancel(entry: Entry): Promise<ProjectState> {
  if (entry.state().status !== 'running' && !isStarting(entry)) throw notRunning();
  entry.abort.abort();
  await entry.work;
  return entry.state();
}

function startAgain(world: World, entry: Entry): ProjectState {
  if (entry.state().status === 'running' || entry.portal !== undefined || isStarting(entry)) {
    throw new StagecraftError({
      code: 'ALREADY_RUNNING',
      message: 'The project is being created, or its portal runs already.',
      fix: 'Stop it first, or wait.',
    });
  }
  if (!entry.installed) {
    throw new StagecraftError({
      code: 'NOT_INSTALLED',
      message: 'The packages of the project are not installed.',
      fix: `Run \`node .yarn/releases/yarn-*.cjs install\` in ${entry.state().folder}, then \`stagecraft start\`.`,
    });
  }
  entry.abort = new AbortController();
  entry.update({ error: undefined });
  entry.work = startPortal(entry, world.pool, () => countPortals(world)).then(
    () => entry.update({ status: 'done' }),
    (error: unknown) => {
      endSteps(entry);
      if (!entry.abort.signal.aborted) entry.fail(error);
    },
  );
  return entry.state();
}

function isStarting(entry: Entry): boolean {
  return entry.state().steps.some(({ id, status }) => id === 'start' && status === 'running');
}

function countPortals({ entries, metrics }: World): void {
  const running = [...entries.values()].filter(
    (entry) => entry.portal !== undefined && entry.state().portal?.status === 'running',
  );
  metrics.portals(running.length);
}

function notRunning(): StagecraftError {
  return new StagecraftError({
    code: 'NOT_RUNNING',
    message: 'Nothing of this kind is under way.',
    fix: 'GET the project for its state.',
  });
}
