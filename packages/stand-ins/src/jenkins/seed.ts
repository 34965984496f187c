import { createHash } from 'node:crypto';
import { ORGANIZATION, PEOPLE, SOFTWARE } from '../company.ts';

export type Result = 'SUCCESS' | 'FAILURE' | 'UNSTABLE' | 'ABORTED';

/** A build that has begun; whether it still runs depends on the time. */
export interface Build {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds that it takes. */
  readonly takes: number;
  /** What it comes to. */
  readonly result: Result;
  readonly tests: { readonly total: number; readonly failed: number; readonly skipped: number };
  readonly commit: string;
  readonly cause: string;
}

export interface Job {
  readonly kind: 'folder' | 'multibranch' | 'branch';
  readonly name: string;
  readonly description: string;
  readonly jobs: readonly Job[];
  /** The newest first. */
  readonly builds: Build[];
  /** What a branch was made from. */
  readonly source?: { readonly url: string; readonly title: string; readonly author: string };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Folders of the teams, and in them a multibranch job for each of their components. */
export function seedJobs(now: Date): Job[] {
  const teams = [...new Set(SOFTWARE.map(({ team }) => team))];
  return teams.map((team) => ({
    kind: 'folder',
    name: team,
    description: '',
    builds: [],
    jobs: SOFTWARE.filter((each) => each.team === team).map(({ id, description }) => ({
      kind: 'multibranch',
      name: id,
      description,
      builds: [],
      jobs: branchesOf(id, now.getTime()),
    })),
  }));
}

function branchesOf(id: string, now: number): Job[] {
  const at = SOFTWARE.findIndex((each) => each.id === id);
  const main = series(id, now - 2 * HOUR, 214 - at * 60, 14, 'Push event to branch main');
  if (id !== 'webshop') return [branch(id, 'main', main)];
  return [
    branch(id, 'main', main),
    branch(id, 'PR-412', pull(id, now - 5 * HOUR, 3, 'UNSTABLE', 412), {
      title: 'Prices in the currency of the visitor',
      author: 'amara-okafor',
    }),
    branch(id, 'PR-418', goingOn(pull(id, now - MINUTE, 2, 'SUCCESS', 418)), {
      title: 'Remember the basket between visits',
      author: 'tomas-novak',
    }),
    branch(id, 'PR-421', pull(id, now - 26 * HOUR, 1, 'FAILURE', 421), {
      title: 'Images load when they are near',
      author: 'amara-okafor',
    }),
  ];
}

function branch(
  id: string,
  name: string,
  builds: Build[],
  made?: { readonly title: string; readonly author: string },
): Job {
  const repository = `https://github.com/${ORGANIZATION}/${id}`;
  const [, pullRequest] = /^PR-(\d+)$/.exec(name) ?? [];
  const author = PEOPLE.find(({ login }) => login === made?.author)?.name ?? '';
  const source =
    pullRequest === undefined
      ? { url: `${repository}/tree/${name}`, title: '', author }
      : { url: `${repository}/pull/${pullRequest}`, title: made?.title ?? '', author };
  return { kind: 'branch', name, description: '', jobs: [], builds, source };
}

/** One build a day or so, from the newest; every fifth had a problem. */
function series(id: string, newest: number, number: number, count: number, cause: string): Build[] {
  return Array.from({ length: count }, (_, index) => {
    const result = index === 4 ? 'FAILURE' : index === 9 ? 'UNSTABLE' : 'SUCCESS';
    return build({
      id,
      number: number - index,
      startedAt: newest - index * 0.8 * DAY - (index % 3) * 37 * MINUTE,
      result,
      cause,
    });
  });
}

function pull(id: string, newest: number, count: number, result: Result, pr: number): Build[] {
  return Array.from({ length: count }, (_, index) =>
    build({
      id: `${id}-${pr}`,
      number: count - index,
      startedAt: newest - index * 3 * HOUR,
      result: index === 0 ? result : 'SUCCESS',
      cause: 'Pull request updated',
    }),
  );
}

/** The newest goes on for hours: a demo lasts longer than a build. */
function goingOn(builds: readonly Build[]): Build[] {
  return builds.map((each, index) => (index === 0 ? { ...each, takes: 8 * HOUR } : each));
}

function build(given: {
  readonly id: string;
  readonly number: number;
  readonly startedAt: number;
  readonly result: Result;
  readonly cause: string;
}): Build {
  const { id, number, startedAt, result, cause } = given;
  const failed = result === 'UNSTABLE' ? 3 : result === 'FAILURE' ? 11 : 0;
  return {
    number,
    startedAt: Math.round(startedAt),
    takes: (3 * 60 + ((number * 17) % 80)) * 1000,
    result,
    tests: { total: 412 + (number % 9), failed, skipped: 2 },
    commit: commitOf(`${id} ${number}`),
    cause,
  };
}

/** Forty hexadecimal digits, the same for the same text. */
export function commitOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
