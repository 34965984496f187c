import { EngineProblems, type Draft, type Problem } from '../worker/protocol.ts';
import type { ApiProblem, ProjectState } from './project.ts';

/** What the server refuses, in the words of the engine's own problems. */
export class ServerProblems extends EngineProblems {
  /** Of HTTP; 0 when the server did not answer. */
  readonly status: number;

  constructor(status: number, problems: readonly Problem[]) {
    super(problems);
    this.name = 'ServerProblems';
    this.status = status;
  }
}

export interface ProjectRequest {
  readonly draft: Draft;
  /** The last part of the folder; the server puts it under its own. */
  readonly folder: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly install: boolean;
  readonly start: boolean;
}

/** Begins to make a project on the server's machine. Throws ServerProblems, as all of these do. */
export async function createProject(request: ProjectRequest): Promise<ProjectState> {
  const { draft, ...rest } = request;
  return await call('POST', 'projects', { blueprint: { stagecraft: 1, ...draft }, ...rest });
}

/** What the server created since it was started, the newest first. */
export async function listProjects(signal: AbortSignal): Promise<readonly ProjectState[]> {
  const { projects } = await call<{ readonly projects: readonly ProjectState[] }>(
    'GET',
    'projects',
    undefined,
    signal,
  );
  return projects;
}

export async function readProject(id: string, signal?: AbortSignal): Promise<ProjectState> {
  return await call('GET', projectPath(id), undefined, signal);
}

export async function cancelProject(id: string): Promise<void> {
  await call('POST', `${projectPath(id)}/cancel`);
}

export async function startPortal(id: string): Promise<void> {
  await call('POST', `${projectPath(id)}/start`);
}

export async function stopPortal(id: string): Promise<void> {
  await call('POST', `${projectPath(id)}/stop`);
}

/** Where a project's events stream from. */
export function projectEventsUrl(id: string): string {
  return apiUrl(`${projectPath(id)}/events`);
}

/** An address of the server's API: `projects`, `features/github`. */
export function apiUrl(path: string): string {
  return new URL(`api/v1/${path}`, document.baseURI).href;
}

function projectPath(id: string): string {
  return `projects/${encodeURIComponent(id)}`;
}

async function call<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(apiUrl(path), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw new ServerProblems(0, [NO_ANSWER]);
  });
  const text = await response.text();
  const value: unknown = text === '' ? undefined : jsonOf(text);
  if (!response.ok) throw new ServerProblems(response.status, problemsIn(value, response.status));
  return value as T;
}

const NO_ANSWER: Problem = {
  code: 'SERVER_UNREACHABLE',
  message: 'The Stagecraft server does not answer.',
  fix: 'Look whether `stagecraft serve` still runs, and try again.',
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The problems that an answer names: all of them, or the one that it is. */
export function problemsIn(value: unknown, status: number): readonly Problem[] {
  const problem = (typeof value === 'object' && value !== null ? value : {}) as ApiProblem;
  if (Array.isArray(problem.errors) && problem.errors.length > 0) return problem.errors;
  return [
    {
      code: problem.code ?? 'SERVER_ERROR',
      message: problem.detail ?? problem.title ?? `The server answered with status ${status}.`,
      fix: problem.fix ?? 'Look into the log of the server, and try again.',
    },
  ];
}
