import { PEOPLE, SOFTWARE, type Software } from '../company.ts';

const HOUR = 3_600_000;

/** What goes wrong: an error, where, and how much of it there is. */
interface Fault {
  readonly type: string;
  readonly value: string;
  readonly culprit: string;
  readonly level: 'error' | 'warning' | 'fatal';
  /** Events within a usual hour. */
  readonly rate: number;
  readonly users: number;
  /** Hours before now. */
  readonly first: number;
  readonly last: number;
  readonly assignee?: string;
}

const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  webshop: [
    fault(['TypeError', "Cannot read properties of undefined (reading 'price')"], {
      culprit: 'BasketSummary(src/basket/BasketSummary)',
      rate: 34,
      users: 412,
      first: 52,
      last: 0.1,
      assignee: 'amara-okafor',
    }),
    fault(['ChunkLoadError', 'Loading chunk checkout failed'], {
      culprit: 'loadCheckout(src/routes/checkout)',
      rate: 9,
      users: 138,
      first: 340,
      last: 0.6,
    }),
    fault(['TimeoutError', 'POST /api/orders took longer than 10 s'], {
      culprit: 'placeOrder(src/orders/client)',
      level: 'fatal',
      rate: 4,
      users: 41,
      first: 17,
      last: 1.4,
      assignee: 'tomas-novak',
    }),
    fault(['ResizeObserverError', 'ResizeObserver loop limit exceeded'], {
      culprit: 'ProductGrid(src/catalog/ProductGrid)',
      level: 'warning',
      rate: 2,
      users: 27,
      first: 900,
      last: 31,
    }),
  ],
  orders: [
    fault(['DeadlockError', 'Deadlock detected while updating order_lines'], {
      culprit: 'reserve(orders/reservation)',
      rate: 3,
      users: 18,
      first: 120,
      last: 2,
      assignee: 'mina-park',
    }),
  ],
  billing: [
    fault(['CardDeclined', 'The processor answered with do_not_honor'], {
      culprit: 'charge(billing/cards)',
      level: 'warning',
      rate: 6,
      users: 44,
      first: 1400,
      last: 0.3,
      assignee: 'jonas-weber',
    }),
  ],
};

export interface SentryProject {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly platform: string;
  readonly team: string;
  readonly faults: readonly Fault[];
}

/** The company's projects; `more` is one of whoever runs the demo. */
export function projectsOf(more?: string): SentryProject[] {
  const own = SOFTWARE.map((software, index) => project(software, index));
  const [shown] = own;
  if (more === undefined || shown === undefined) return own;
  return [...own, { ...shown, id: '4509000', slug: more, name: more }];
}

function project({ id, title, type, team }: Software, index: number): SentryProject {
  return {
    id: String(4_508_100 + index),
    slug: id,
    name: title,
    platform: type === 'website' ? 'javascript-react' : 'node',
    team,
    faults: FAULTS[id] ?? [],
  };
}

export interface View {
  readonly organization: string;
  readonly url: string;
  readonly now: Date;
  /** `24h` or `14d`: of what the issues have counts. */
  readonly period: string;
}

/** The issues of a project, the newest first. */
export function issuesOf(of: SentryProject, view: View) {
  return of.faults
    .map((each, index) => issue(of, each, index, view))
    .toSorted((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
}

function issue(of: SentryProject, found: Fault, index: number, view: View) {
  const { organization, url, now, period } = view;
  const id = `${Number(of.id) * 10 + index}`;
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString();
  const events = Math.round(found.rate * Math.min(found.first, 24 * 30) * 0.8);
  return {
    id,
    shareId: null,
    shortId: `${of.slug.toUpperCase()}-${(index + 11).toString(36).toUpperCase()}`,
    title: `${found.type}: ${found.value}`,
    culprit: found.culprit,
    permalink: `${url}/organizations/${organization}/issues/${id}/`,
    logger: null,
    level: found.level,
    status: 'unresolved',
    statusDetails: {},
    substatus: found.first < 24 ? 'new' : 'ongoing',
    isPublic: false,
    platform: of.platform.replace(/-.*/, ''),
    project: { id: of.id, name: of.name, slug: of.slug, platform: of.platform },
    type: 'error',
    metadata: { type: found.type, value: found.value },
    numComments: 0,
    assignedTo: assignee(found),
    isBookmarked: false,
    isSubscribed: false,
    subscriptionDetails: null,
    hasSeen: true,
    annotations: [],
    issueType: 'error',
    issueCategory: 'error',
    firstSeen: ago(found.first),
    lastSeen: ago(found.last),
    count: String(events),
    userCount: found.users,
    stats: { [period]: countsOf(found, period, now) },
  };
}

/** Pairs of a time in seconds and how many events there were, hour by hour or day by day. */
function countsOf({ rate, last, first }: Fault, period: string, now: Date): [number, number][] {
  const isDays = period.endsWith('d');
  const step = isDays ? 24 : 1;
  const newest = Math.floor(now.getTime() / (step * HOUR));
  return Array.from({ length: isDays ? 14 : 24 }, (_, index) => {
    const back = (isDays ? 13 : 23) - index;
    const time = (newest - back) * step * 3600;
    const isSeen = back * step >= Math.floor(last) && back * step <= first;
    const ripple = 1 + 0.6 * Math.sin((newest - back) * 1.7 + rate);
    return [time, isSeen ? Math.round(rate * step * ripple) : 0];
  });
}

function assignee({ assignee: login }: Fault) {
  const person = PEOPLE.find((each) => each.login === login);
  if (person === undefined) return null;
  return { type: 'user', id: person.login, name: person.name, email: person.email };
}

type Kind = readonly [type: string, value: string];

function fault(
  [type, value]: Kind,
  rest: Omit<Fault, 'type' | 'value' | 'level'> & Partial<Fault>,
) {
  return { level: 'error', ...rest, type, value } satisfies Fault;
}
