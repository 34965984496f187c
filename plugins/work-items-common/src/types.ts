/**
 * How far an open item is: trackers have many statuses, but two meanings.
 *
 * @public
 */
export type WorkItemProgress = 'todo' | 'doing';

/**
 * Something that a team has to do, and that is not done yet: an issue, a bug,
 * a story, a task.
 *
 * @public
 */
export interface WorkItem {
  /** Unique among the items of all trackers. */
  id: string;
  /** What people call it, as `WEB-12` or `#12`. */
  key: string;
  title: string;
  /** Its page in the tracker. */
  url: string;
  /** The id of the tracker that it is in. */
  tracker: string;
  /** As the tracker calls it, as `In review`. */
  status: string;
  progress: WorkItemProgress;
  type?: string;
  priority?: WorkItemPriority;
  /** The name of the person who does it. */
  assignee?: string;
  labels: string[];
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
}

/** @public */
export interface WorkItemPriority {
  /** As the tracker calls it, as `High` or `P1`. */
  name: string;
  /** 1 is the most urgent, 5 the least. */
  rank: number;
}

/**
 * An annotation by which an entity says what of a tracker belongs to it.
 *
 * @public
 */
export interface TrackerAnnotation {
  name: string;
  example: string;
  description: string;
}

/** @public */
export interface TrackerInfo {
  id: string;
  /** As `Jira`. */
  title: string;
  annotations: TrackerAnnotation[];
}

/**
 * A place in a tracker that items were read from.
 *
 * @public
 */
export interface WorkItemPlace {
  tracker: string;
  trackerTitle: string;
  /** As `project WEB`. */
  title: string;
  /** Its page in the tracker. */
  url?: string;
  /** There are more open items than were read. */
  truncated: boolean;
}

/**
 * What kept a tracker from answering.
 *
 * @public
 */
export type WorkItemProblemCode =
  | 'credentials'
  | 'forbidden'
  | 'not-found'
  | 'rejected'
  | 'rate-limited'
  | 'timeout'
  | 'unreachable'
  | 'annotation'
  | 'account-unknown'
  | 'unexpected';

/** @public */
export interface WorkItemProblem {
  tracker: string;
  trackerTitle: string;
  code: WorkItemProblemCode;
  /** What is wrong, one sentence. */
  message: string;
  /** What to do about it, one sentence. */
  fix: string;
  /** ISO 8601; when the tracker may be asked again. */
  retryAt?: string;
}

/** @public */
export interface WorkItemFacet {
  value: string;
  count: number;
}

/**
 * The fields that items can be filtered and grouped by.
 *
 * @public
 */
export const WORK_ITEM_FIELDS = [
  'status',
  'assignee',
  'type',
  'priority',
] as const;

/** @public */
export type WorkItemField = (typeof WORK_ITEM_FIELDS)[number];

/** @public */
export const WORK_ITEM_ORDERS = ['age', 'updated', 'priority'] as const;

/** @public */
export type WorkItemOrder = (typeof WORK_ITEM_ORDERS)[number];

/**
 * What stands for the items that have no assignee, type or priority.
 *
 * @public
 */
export const NONE = 'none';

/** @public */
export interface WorkItemQuery {
  status?: string[];
  /** Names; `none` is for items that nobody has taken. */
  assignee?: string[];
  type?: string[];
  priority?: string[];
  /** Words of the key, the title or the labels. */
  text?: string;
  /** Items of a group stand together. */
  groupBy?: WorkItemField;
  order?: WorkItemOrder;
  /** At most 200; 50 when not given. */
  limit?: number;
  cursor?: string;
}

/** @public */
export interface WorkItemsResponse {
  items: WorkItem[];
  /** How many items the filters let through. */
  totalItems: number;
  /** How many open items there are without filters. */
  openItems: number;
  /** The values of the open items without filters, with how many have them. */
  facets: Record<WorkItemField, WorkItemFacet[]>;
  /** Where the items are from; empty when the entity names no place. */
  places: WorkItemPlace[];
  problems: WorkItemProblem[];
  /** The trackers that are installed. */
  trackers: TrackerInfo[];
  nextCursor?: string;
}
