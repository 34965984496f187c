import { PEOPLE, type Person } from '../company.ts';

export type TaskState = 'todo' | 'doing' | 'review' | 'done';
export type TaskType = 'Bug' | 'Story' | 'Task';

/** What the company plans to do, before a tracker gives it its own words. */
export interface Task {
  /** Of its software, from 1: the number in `WEB-12`. */
  readonly number: number;
  /** Unique over all software. */
  readonly id: number;
  readonly title: string;
  readonly type: TaskType;
  readonly state: TaskState;
  /** 1 is the most urgent, 4 the least. */
  readonly priority: number;
  readonly assignee: Person | undefined;
  readonly reporter: Person;
  /** Id of the software that it is about. */
  readonly software: string;
  /** The part of the software, as `Checkout`. */
  readonly component: string;
  readonly labels: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

type Line = readonly [
  title: string,
  type: TaskType,
  state: TaskState,
  priority: number,
  assignee: string | undefined,
  component: string,
  label: string | undefined,
  daysAgo: number,
  daysQuiet: number,
];

const AMARA = 'amara-okafor';
const TOMAS = 'tomas-novak';
const MINA = 'mina-park';
const JONAS = 'jonas-weber';

const LINES: Readonly<Record<string, readonly Line[]>> = {
  webshop: [
    ['Basket is empty after signing in', 'Bug', 'done', 1, AMARA, 'Checkout', 'regression', 41, 30],
    ['Offer pickup points at checkout', 'Story', 'doing', 2, TOMAS, 'Checkout', undefined, 34, 0],
    [
      'Contrast of the sale badge is too low',
      'Bug',
      'todo',
      3,
      undefined,
      'Design',
      'a11y',
      28,
      28,
    ],
    ['Show delivery days by postcode', 'Story', 'review', 2, AMARA, 'Delivery', undefined, 24, 1],
    ['Search finds nothing for plural words', 'Bug', 'doing', 2, AMARA, 'Search', undefined, 19, 0],
    ['Measure how long the first page takes', 'Task', 'todo', 4, TOMAS, 'Search', 'speed', 17, 12],
    ['Pages for gift cards', 'Story', 'todo', 3, undefined, 'Checkout', undefined, 15, 9],
    [
      'Address form loses the house number',
      'Bug',
      'todo',
      1,
      AMARA,
      'Checkout',
      'regression',
      2,
      0,
    ],
    [
      'Prices with two currencies break the line',
      'Bug',
      'review',
      3,
      TOMAS,
      'Design',
      undefined,
      11,
      2,
    ],
    ['Remove the old newsletter banner', 'Task', 'done', 4, AMARA, 'Design', undefined, 10, 6],
    ['Voucher is counted twice', 'Bug', 'doing', 1, MINA, 'Checkout', 'regression', 6, 0],
    [
      'Keep filters of a list in the address',
      'Story',
      'todo',
      3,
      undefined,
      'Search',
      undefined,
      5,
      5,
    ],
    [
      'Translate the return form into Dutch',
      'Task',
      'todo',
      4,
      undefined,
      'Delivery',
      undefined,
      4,
      3,
    ],
    ['Screen readers skip the size of shoes', 'Bug', 'todo', 2, AMARA, 'Design', 'a11y', 1, 1],
  ],
  orders: [
    ['Follow parcels of two carriers', 'Story', 'doing', 2, JONAS, 'Tracking', undefined, 22, 1],
    ['Cancelled orders keep their stock', 'Bug', 'todo', 1, MINA, 'Stock', 'regression', 3, 0],
    ['Archive orders after ten years', 'Task', 'todo', 4, undefined, 'Storage', undefined, 60, 44],
    ['Retry the warehouse when it is busy', 'Task', 'done', 3, JONAS, 'Stock', undefined, 14, 8],
  ],
  billing: [
    ['Refund in part', 'Story', 'review', 2, JONAS, 'Refunds', undefined, 18, 1],
    [
      'Invoices of December have no number',
      'Bug',
      'doing',
      1,
      MINA,
      'Invoices',
      'regression',
      5,
      0,
    ],
    ['Renew the certificate for the bank', 'Task', 'todo', 1, undefined, 'Ledger', undefined, 9, 9],
    ['Tax rates of the new year', 'Task', 'done', 2, JONAS, 'Invoices', undefined, 50, 20],
  ],
};

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** Everything that is or was to do, oldest number first. */
export function tasksAt(now: Date): readonly Task[] {
  let id = 4100;
  return Object.entries(LINES).flatMap(([software, lines]) =>
    lines.map(([title, type, state, priority, assignee, component, label, days, quiet], index) => {
      id += 1;
      return {
        id,
        number: index + 1,
        title,
        type,
        state,
        priority,
        assignee: personCalled(assignee),
        reporter: PEOPLE[index % PEOPLE.length] as Person,
        software,
        component,
        labels: label === undefined ? [] : [label],
        createdAt: new Date(now.getTime() - days * DAY - 3 * HOUR),
        updatedAt: new Date(now.getTime() - quiet * DAY - HOUR),
      };
    }),
  );
}

export function personCalled(login: string | undefined): Person | undefined {
  return PEOPLE.find((each) => each.login === login);
}

/** Keys of the projects or teams that the software has in trackers. */
const KEYS: Readonly<Record<string, string>> = { webshop: 'WEB', orders: 'ORD', billing: 'BIL' };

/** As `WEB`; `shown` replaces that of the component on which every feature shows its data. */
export function keyOf(software: string, shown: string | undefined): string {
  return (software === 'webshop' ? shown : undefined) ?? KEYS[software] ?? 'ETC';
}

export function softwareOf(key: string, shown: string | undefined): string | undefined {
  return Object.keys(KEYS).find((each) => keyOf(each, shown) === key.toUpperCase());
}

/** A page for who follows a link: a demo's links lead somewhere. */
export function taskPage(key: string, { title, type, state, assignee, component }: Task): string {
  const lines = [type, state, component, assignee?.name ?? 'Nobody'];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${key} ${title}</title>
<body style="font-family: system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<p>${key}</p><h1>${title}</h1><p>${lines.join(' · ')}</p>
<p><small>A stand-in shows invented data.</small></p></body></html>`;
}
