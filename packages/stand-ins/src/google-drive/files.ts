import { EMAIL_DOMAIN, PEOPLE, type Person } from '../company.ts';

const GOOGLE = 'application/vnd.google-apps.';
export const TYPES = {
  document: `${GOOGLE}document`,
  spreadsheet: `${GOOGLE}spreadsheet`,
  presentation: `${GOOGLE}presentation`,
  folder: `${GOOGLE}folder`,
  pdf: 'application/pdf',
  markdown: 'text/markdown',
  image: 'image/png',
} as const;

/** Whom a file is shared with, beside the members of its drive. */
export type Sharing = 'domain' | 'domain-link' | 'anyone' | 'members';

export interface File {
  readonly id: string;
  name: string;
  readonly mimeType: string;
  text: string;
  /** Of a shared drive; undefined in My Drive. */
  readonly drive: string | undefined;
  /** Id of the folder or drive that it is in. */
  parent: string;
  sharing: Sharing;
  readonly author: Person;
  modifiedAt: Date;
  version: number;
  isTrashed: boolean;
}

export interface SharedDrive {
  readonly id: string;
  readonly name: string;
}

export const ENGINEERING: SharedDrive = { id: '0AEngineering', name: 'Engineering' };
export const HANDBOOK: SharedDrive = { id: '0AHandbook', name: 'Company handbook' };
export const DRIVES: readonly SharedDrive[] = [ENGINEERING, HANDBOOK];
export const MY_DRIVE = '0AMyDrive';

type Line = readonly [
  id: string,
  name: string,
  type: keyof typeof TYPES,
  parent: string,
  sharing: Sharing,
  author: string,
  daysAgo: number,
  text: string,
];

const LINES: readonly Line[] = [
  ['folder-runbooks', 'Runbooks', 'folder', ENGINEERING.id, 'domain', 'lucia-rossi', 400, ''],
  [
    'doc-failover',
    'Move the shop to the other region',
    'document',
    'folder-runbooks',
    'domain',
    'lucia-rossi',
    3,
    'When Frankfurt is down, the shop is served from Dublin.\nDrain the load balancer first, then promote the replica of the orders database.\nTell the people of payments before you begin: open authorizations have to be replayed.',
  ],
  [
    'doc-oncall',
    'On call, the first week',
    'document',
    'folder-runbooks',
    'domain-link',
    'tomas-novak',
    12,
    'You are not alone: the pager rings for two.\nWrite down what you did, also when it did not help.\nThe battery of the pager phone lasts nine hours.',
  ],
  [
    'sheet-capacity',
    'Capacity for the winter sale',
    'spreadsheet',
    ENGINEERING.id,
    'domain',
    'tomas-novak',
    6,
    'Service,Pods today,Pods in December\nwebshop,12,40\norders,8,24\nbilling,4,8',
  ],
  [
    'slides-tokens',
    'Design tokens, one year on',
    'presentation',
    ENGINEERING.id,
    'domain',
    'amara-okafor',
    30,
    'Design tokens, one year on\n\nWhat we learned\nNames by purpose outlive names by color\n\nWhat is next\nContrast checked at each commit',
  ],
  [
    'pdf-pci',
    'Card data, report of the auditor.pdf',
    'pdf',
    ENGINEERING.id,
    'domain',
    'mina-park',
    80,
    'Report on compliance\nThe billing service keeps no card number longer than the settlement.\nFinding 4: rotate the tokenization keys each quarter.',
  ],
  [
    'md-adr',
    'adr-014-idempotent-refunds.md',
    'markdown',
    ENGINEERING.id,
    'domain',
    'jonas-weber',
    45,
    '# Refunds are idempotent\n\nA refund carries the key of its request. The bank may be asked twice, the money moves once.',
  ],
  [
    'doc-salaries',
    'Salary bands of engineering',
    'document',
    ENGINEERING.id,
    'members',
    'lucia-rossi',
    20,
    'Bands from 1 to 7, with what the market of Berlin pays.',
  ],
  [
    'image-diagram',
    'Orders, all boxes and arrows.png',
    'image',
    ENGINEERING.id,
    'domain',
    'jonas-weber',
    60,
    '',
  ],
  [
    'doc-travel',
    'Travel, and who pays for it',
    'document',
    HANDBOOK.id,
    'domain',
    'mina-park',
    100,
    'Trains before planes below six hours.\nAn umbrella that is left in a taxi is not paid for twice.',
  ],
  [
    'doc-leave',
    'Parental leave',
    'document',
    HANDBOOK.id,
    'anyone',
    'amara-okafor',
    150,
    'Both parents take as long as the law gives, and a month more on full pay.',
  ],
  [
    'doc-pickup',
    'Pickup points, notes of a walk',
    'document',
    MY_DRIVE,
    'domain',
    'amara-okafor',
    2,
    'Nine kiosks visited. Three close before six, so a parcel waits until the next day.',
  ],
  [
    'doc-diary',
    'What I want to learn',
    'document',
    MY_DRIVE,
    'members',
    'amara-okafor',
    1,
    'Woodcut, and how a search engine ranks.',
  ],
];

const DAY = 24 * 60 * 60 * 1000;

/** Everything in the drives; `more` documents are put into the handbook, to measure with. */
export function filesAt(now: Date, more: number): Map<string, File> {
  const files = LINES.map(([id, name, type, parent, sharing, author, days, text]): File => {
    const folder = LINES.find(([other]) => other === parent);
    const top = folder?.[3] ?? parent;
    return {
      id,
      name,
      mimeType: TYPES[type],
      text,
      drive: top === MY_DRIVE ? undefined : top,
      parent,
      sharing,
      author: PEOPLE.find(({ login }) => login === author) ?? first(),
      modifiedAt: new Date(now.getTime() - days * DAY),
      version: 1,
      isTrashed: false,
    };
  });
  for (let number = 1; number <= more; number += 1) files.push(minutes(number, now));
  return new Map(files.map((file) => [file.id, file]));
}

const TOPICS = ['returns', 'delivery', 'search', 'invoices', 'vouchers', 'stock', 'fonts'];

function minutes(number: number, now: Date): File {
  const topic = TOPICS[number % TOPICS.length] ?? '';
  const author = PEOPLE[number % PEOPLE.length] ?? first();
  return {
    id: `minutes-${String(number).padStart(7, '0')}`,
    name: `Minutes ${number}: ${topic}`,
    mimeType: TYPES.document,
    text: `${author.name} led the talk about ${topic}. Decision ${number}: it is tried for a month, and then looked at again.`,
    drive: HANDBOOK.id,
    parent: HANDBOOK.id,
    sharing: 'domain',
    author,
    modifiedAt: new Date(now.getTime() - (number % 1000) * DAY),
    version: 1,
    isTrashed: false,
  };
}

function first(): Person {
  const [person] = PEOPLE;
  if (person === undefined) throw new Error('The company has no people');
  return person;
}

export function permissionsOf({ sharing, author }: File) {
  const owner = {
    id: author.login,
    type: 'user',
    role: 'owner',
    emailAddress: author.email,
    displayName: author.name,
    deleted: false,
  };
  if (sharing === 'members') return [owner];
  const isLink = sharing === 'domain-link';
  const shared =
    sharing === 'anyone'
      ? { id: 'anyoneWithLink', type: 'anyone', role: 'reader', allowFileDiscovery: false }
      : {
          id: 'acmeDomain',
          type: 'domain',
          role: 'reader',
          domain: EMAIL_DOMAIN,
          displayName: EMAIL_DOMAIN,
          allowFileDiscovery: !isLink,
        };
  return [owner, shared];
}
