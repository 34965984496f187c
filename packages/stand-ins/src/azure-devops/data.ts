import { PEOPLE } from '../company.ts';
import {
  headOf,
  objectId,
  repositoriesWith,
  type FoundComponent,
  type Repository,
} from '../repositories.ts';

export const PROJECT = 'Shop';

/** What only Azure Repos has. */
const FOUND: readonly FoundComponent[] = [
  {
    id: 'returns',
    title: 'Returns',
    description: 'Takes parcels back and gives the money back',
    type: 'service',
    team: 'payments',
    annotations: { 'dev.azure.com/project-repo': `${PROJECT}/returns` },
  },
  {
    id: 'warehouse',
    title: 'Warehouse',
    description: 'What is on which shelf',
    type: 'service',
    team: 'platform',
    annotations: { 'dev.azure.com/project-repo': `${PROJECT}/warehouse` },
  },
];

export function repositories(): Map<string, Repository> {
  return new Map(repositoriesWith(FOUND).map((each) => [each.slug, each]));
}

/** As Azure DevOps writes ids; the same text gives the same one. */
export function guid(text: string): string {
  const id = objectId(text);
  const parts = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20)];
  return `${parts.join('-')}-${id.slice(20, 32)}`;
}

export interface Run {
  readonly id: number;
  readonly definition: string;
  readonly branch: string;
  /** Login of who asked for it. */
  readonly by: string;
  readonly status: 'completed' | 'inProgress' | 'notStarted';
  readonly result?: 'succeeded' | 'partiallySucceeded' | 'failed' | 'canceled';
  readonly minutesAgo: number;
  readonly minutes: number;
}

const [LUCIA, TOMAS, , JONAS, AMARA] = PEOPLE.map(({ login }) => login);
const HOUR = 60;
const DAY = 24 * HOUR;

/** Runs of a repository's two pipelines, the newest first. */
export function runsOf({ slug }: Repository): readonly Run[] {
  const first = (Number.parseInt(objectId(slug).slice(0, 4), 16) % 500) + 2000;
  const runs: Omit<Run, 'id' | 'definition'>[] = [
    {
      branch: 'checkout-currency',
      by: AMARA ?? '',
      status: 'notStarted',
      minutesAgo: 1,
      minutes: 0,
    },
    { branch: 'main', by: TOMAS ?? '', status: 'inProgress', minutesAgo: 4, minutes: 0 },
    done('checkout-currency', AMARA, 'failed', 2 * HOUR, 6),
    done('main', AMARA, 'succeeded', 5 * HOUR, 9),
    done('faster-images', TOMAS, 'canceled', DAY, 2),
    done('main', JONAS, 'partiallySucceeded', 2 * DAY, 11),
    done('main', LUCIA, 'succeeded', 4 * DAY, 8),
  ];
  return runs.map((run, index) => ({
    ...run,
    id: first + runs.length - index,
    definition: run.branch === 'main' ? `${slug}-release` : `${slug}-check`,
  }));
}

function done(
  branch: string,
  by: string | undefined,
  result: NonNullable<Run['result']>,
  minutesAgo: number,
  minutes: number,
): Omit<Run, 'id' | 'definition'> {
  return { branch, by: by ?? '', status: 'completed', result, minutesAgo, minutes };
}

export interface PullRequest {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly branch: string;
  readonly by: string;
  readonly status: 'active' | 'completed' | 'abandoned';
  readonly isDraft: boolean;
  readonly daysAgo: number;
  /** Votes by login: 10 approves, -5 waits for the author, 0 has not voted. */
  readonly votes: Readonly<Record<string, number>>;
}

/** Those of the web shop; other repositories have none. */
export function pullRequestsOf({ slug }: Repository): readonly PullRequest[] {
  return slug === 'webshop' ? PULL_REQUESTS : [];
}

const PULL_REQUESTS: readonly PullRequest[] = [
  {
    id: 418,
    title: 'Prices in the currency of the visitor',
    description: 'The basket keeps euros; only what people see is converted.',
    branch: 'checkout-currency',
    by: AMARA ?? '',
    status: 'active',
    isDraft: false,
    daysAgo: 1,
    votes: { [TOMAS ?? '']: 10, [JONAS ?? '']: -5 },
  },
  {
    id: 415,
    title: 'Images come in the size that is shown',
    description: 'A product page loads 1.2 MB less.',
    branch: 'faster-images',
    by: TOMAS ?? '',
    status: 'active',
    isDraft: true,
    daysAgo: 3,
    votes: { [AMARA ?? '']: 0 },
  },
  {
    id: 409,
    title: 'Ask for the postcode first',
    description: 'The city then comes by itself.',
    branch: 'postcode-first',
    by: AMARA ?? '',
    status: 'completed',
    isDraft: false,
    daysAgo: 8,
    votes: { [TOMAS ?? '']: 10 },
  },
  {
    id: 402,
    title: 'Try another font for headings',
    description: 'Too heavy on phones.',
    branch: 'headings',
    by: LUCIA ?? '',
    status: 'abandoned',
    isDraft: false,
    daysAgo: 16,
    votes: {},
  },
];

export interface Tag {
  readonly name: string;
  readonly by: string;
  readonly commit: string;
}

export function tagsOf(repository: Repository): readonly Tag[] {
  const { slug } = repository;
  return [
    { name: 'v2.3.0', by: TOMAS ?? '', commit: objectId(`${slug} v2.3.0`) },
    { name: 'v2.4.0', by: AMARA ?? '', commit: objectId(`${slug} v2.4.0`) },
    { name: 'v2.4.1', by: AMARA ?? '', commit: headOf(repository) },
  ];
}

/** What a run's steps wrote, one list of lines for each. */
export function logsOf(run: Run, started: Date): readonly (readonly string[])[] {
  if (run.status === 'notStarted') return [];
  const at = started.toISOString().replace('Z', '0000Z');
  const install = ['##[section]Starting: Install', 'npm ci', 'added 612 packages in 19s'];
  const test =
    run.result === 'failed'
      ? ['##[section]Starting: Test', 'npm test', '##[error]3 of 412 tests failed']
      : ['##[section]Starting: Test', 'npm test', '412 tests passed'];
  return [install, test].map((lines) => lines.map((line) => `${at} ${line}`));
}
