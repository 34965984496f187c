import { ago, DAY, HOUR } from './time.ts';

export interface MergeRequest {
  readonly title: string;
  readonly branch: string;
  /** User names. */
  readonly author: string;
  readonly reviewer: string;
  readonly state: 'opened' | 'merged' | 'closed';
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface Issue {
  readonly title: string;
  readonly author: string;
  readonly assignee: string | undefined;
  readonly labels: readonly string[];
  readonly state: 'opened' | 'closed';
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

type Request = readonly [
  title: string,
  branch: string,
  author: string,
  reviewer: string,
  state: MergeRequest['state'],
  hoursAgo: number,
  hoursOpen: number,
];

const REQUESTS: readonly Request[] = [
  ['Offer pickup points', 'pickup-points', 'amara-okafor', 'tomas-novak', 'opened', 3, 2],
  ['Gift wrap as an option', 'gift-wrap', 'tomas-novak', 'amara-okafor', 'opened', 77, 50],
  ['Show delivery days by postcode', 'postcode', 'amara-okafor', 'mina-park', 'merged', 29, 24],
  ['Count a voucher once', 'voucher', 'jonas-weber', 'mina-park', 'merged', 40, 7],
  ['Prices without tax', 'net-prices', 'jonas-weber', 'amara-okafor', 'closed', 96, 20],
  ['Pay with a gift card', 'gift-cards', 'mina-park', 'jonas-weber', 'merged', 130, 29],
  ['Keep the basket for thirty days', 'basket', 'amara-okafor', 'tomas-novak', 'merged', 190, 41],
];

/** Newest first. */
export function seedMergeRequests(now: Date): MergeRequest[] {
  return REQUESTS.map(([title, branch, author, reviewer, state, hours, open]) => ({
    title,
    branch,
    author,
    reviewer,
    state,
    createdAt: ago(now, hours * HOUR),
    updatedAt: ago(now, (hours - open) * HOUR),
  }));
}

type IssueLine = readonly [
  title: string,
  author: string,
  assignee: string | undefined,
  labels: readonly string[],
  state: Issue['state'],
  daysAgo: number,
  daysQuiet: number,
];

const ISSUES: readonly IssueLine[] = [
  [
    'Address form loses the house number',
    'mina-park',
    'amara-okafor',
    ['bug', 'checkout'],
    'opened',
    1,
    0,
  ],
  [
    'Search finds nothing for plural words',
    'tomas-novak',
    'amara-okafor',
    ['bug', 'search'],
    'opened',
    4,
    1,
  ],
  ['Pickup points at checkout', 'amara-okafor', 'tomas-novak', ['feature'], 'opened', 12, 0],
  ['Pages for gift cards', 'jonas-weber', undefined, ['feature'], 'opened', 16, 9],
  ['Contrast of the sale badge is too low', 'amara-okafor', undefined, ['a11y'], 'opened', 23, 23],
  ['Voucher is counted twice', 'lucia-rossi', 'jonas-weber', ['bug', 'checkout'], 'closed', 8, 1],
  ['Basket is empty after a week', 'mina-park', 'amara-okafor', ['bug'], 'closed', 30, 7],
];

/** Newest first. */
export function seedIssues(now: Date): Issue[] {
  return ISSUES.map(([title, author, assignee, labels, state, days, quiet]) => ({
    title,
    author,
    assignee,
    labels,
    state,
    createdAt: ago(now, days * DAY),
    updatedAt: ago(now, quiet * DAY + 2 * HOUR),
  })).toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}
