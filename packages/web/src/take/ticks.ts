import { parseStored, type KeptFormat } from '../share/kept.ts';

/** What a person has ticked off of a project's next steps. */
export interface ProjectTicks {
  readonly done: readonly string[];
  /** Where the portal will be reached in production, as typed. */
  readonly host?: string | undefined;
  /** When it was last changed: milliseconds since 1970. */
  readonly time: number;
}

export type Ticks = Readonly<Record<string, ProjectTicks>>;

const MAX_PROJECTS = 50;
const NOTHING: ProjectTicks = { done: [], time: 0 };

export function ticksOf(ticks: Ticks, project: string): ProjectTicks {
  return (Object.hasOwn(ticks, project) ? ticks[project] : undefined) ?? NOTHING;
}

export function ticked(
  ticks: Ticks,
  project: string,
  id: string,
  isDone: boolean,
  time: number,
): Ticks {
  const before = ticksOf(ticks, project);
  const others = before.done.filter((other) => other !== id);
  return changed(ticks, project, { ...before, done: isDone ? [...others, id] : others, time });
}

export function hosted(ticks: Ticks, project: string, host: string, time: number): Ticks {
  const { host: _, ...before } = ticksOf(ticks, project);
  return changed(ticks, project, { ...before, ...(host === '' ? {} : { host }), time });
}

/** By project, the newest kept. */
export const TICKS: KeptFormat<Ticks> = {
  key: 'stagecraft.ticks',
  read(text) {
    const stored = parseStored(text);
    if (!isRecord(stored)) return {};
    const entries = Object.entries(stored).flatMap(([project, value]) => {
      const found = ticksFrom(value);
      return found === undefined ? [] : [[project, found] as const];
    });
    return newest(entries, MAX_PROJECTS);
  },
  write: (ticks) => (Object.keys(ticks).length === 0 ? null : JSON.stringify(ticks)),
  less(ticks) {
    const entries = Object.entries(ticks);
    return entries.length < 2 ? undefined : newest(entries, Math.ceil(entries.length / 2));
  },
};

function changed(ticks: Ticks, project: string, value: ProjectTicks): Ticks {
  return newest(Object.entries({ ...ticks, [project]: value }), MAX_PROJECTS);
}

function newest(entries: readonly (readonly [string, ProjectTicks])[], count: number): Ticks {
  return Object.fromEntries(entries.toSorted(([, a], [, b]) => b.time - a.time).slice(0, count));
}

function ticksFrom(value: unknown): ProjectTicks | undefined {
  if (!isRecord(value)) return undefined;
  const { done, host, time } = value;
  if (!Array.isArray(done) || typeof time !== 'number' || !Number.isFinite(time)) return undefined;
  return {
    done: (done as unknown[]).filter((id) => typeof id === 'string'),
    time,
    ...(typeof host === 'string' ? { host } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
