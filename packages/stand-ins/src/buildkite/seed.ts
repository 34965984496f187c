import { createHash } from 'node:crypto';
import { PEOPLE, SOFTWARE, type Person } from '../company.ts';

export type JobState = 'passed' | 'failed' | 'running' | 'scheduled';

export interface Step {
  readonly name: string;
  readonly command: string;
  /** From the begin of the build, in minutes. */
  readonly from: number;
  readonly to: number;
}

export interface Build {
  readonly pipeline: string;
  readonly number: number;
  readonly message: string;
  readonly branch: string;
  readonly author: Person;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The step that does not pass. */
  readonly fails?: string | undefined;
  /** How many times longer than usual it takes. */
  readonly slowness?: number | undefined;
  /** Number of the build that it does again. */
  readonly rebuiltFrom?: number | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What each pipeline does; before the second part it waits for the first. */
export const STEPS: readonly (readonly Step[])[] = [
  [
    { name: 'Lint', command: 'npm run lint', from: 0.2, to: 1.1 },
    { name: 'Test', command: 'npm test', from: 0.2, to: 3.4 },
  ],
  [{ name: 'Image', command: 'docker build --push .', from: 3.5, to: 5.2 }],
];
/** How long a build takes, in minutes. */
const LENGTH = 5.2;

const CHANGES: readonly { message: string; branch: string; fails?: string }[] = [
  { message: 'Remember the basket between visits', branch: 'basket-between-visits' },
  { message: 'Prices in the currency of the visitor', branch: 'main' },
  { message: 'Images load when they are near', branch: 'images-near', fails: 'Test' },
  { message: 'Round totals once', branch: 'main' },
  { message: 'Say when a product is back', branch: 'main' },
  { message: 'A shorter way to pay', branch: 'shorter-checkout' },
  { message: 'Name the shop in the title', branch: 'main', fails: 'Lint' },
  { message: 'Update the design system', branch: 'main' },
];

/** So that a build that goes on does so for hours: a demo lasts longer than a build. */
const SLOW = 60;

/** Builds of every component's pipeline, the newest first: of each, one still goes on. */
export function seedBuilds(now: Date): Map<string, Build[]> {
  return new Map(
    SOFTWARE.map(({ id }, at) => [
      id,
      CHANGES.map(({ message, branch, fails }, index) => ({
        pipeline: id,
        number: CHANGES.length - index,
        message,
        branch,
        author: PEOPLE[(index + at) % PEOPLE.length]!,
        startedAt: now.getTime() - (index === 0 ? 1.5 * SLOW * MINUTE : index * 7.3 * HOUR),
        fails,
        ...(index === 0 ? { slowness: SLOW } : {}),
      })),
    ]),
  );
}

function endOf({ fails }: Build): number {
  return STEPS.flat().find(({ name }) => name === fails)?.to ?? LENGTH;
}

/** When it came or will come to its end, in milliseconds since 1970. */
export function finishedAt(build: Build): number {
  return build.startedAt + endOf(build) * (build.slowness ?? 1) * MINUTE;
}

export function stateOf(build: Build, now: number): JobState {
  if (now < finishedAt(build)) return 'running';
  return build.fails === undefined ? 'passed' : 'failed';
}

/** Undefined for a step that a failure left out. */
export function stepState(build: Build, step: Step, now: number): JobState | undefined {
  const age = (now - build.startedAt) / MINUTE / (build.slowness ?? 1);
  if (step.from >= endOf(build)) return undefined;
  if (age < step.from) return 'scheduled';
  if (age < step.to) return 'running';
  return build.fails === step.name ? 'failed' : 'passed';
}

/** As the vendor's identifiers look, and the same for the same text. */
export function uuid(text: string): string {
  const id = createHash('sha1').update(text).digest('hex');
  return [
    id.slice(0, 8),
    id.slice(8, 12),
    id.slice(12, 16),
    id.slice(16, 20),
    id.slice(20, 32),
  ].join('-');
}

export function commitOf({ pipeline, message }: Build): string {
  return createHash('sha1').update(`${pipeline} ${message}`).digest('hex');
}
