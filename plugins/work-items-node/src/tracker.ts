import type { Entity } from '@backstage/catalog-model';
import type {
  TrackerAnnotation,
  WorkItem,
} from '@stagecraft/plugin-work-items-common';

/** @public */
export interface ReadOptions {
  /** More than this is not read; a page may be as large. */
  limit: number;
  signal?: AbortSignal;
}

/**
 * Something in a tracker that has work items: a project, a board, a query.
 *
 * @public
 */
export interface WorkItemSource {
  /** The same for the same items: answers are kept under it. */
  key: string;
  /** As `project WEB`. */
  title: string;
  /** Its page in the tracker. */
  url?: string;
  /**
   * Its open items, page by page. Whoever reads stops when there are enough.
   * @throws TrackerError
   */
  read(options: ReadOptions): AsyncIterable<WorkItem[]>;
}

/**
 * Someone who has signed in, as the catalog knows them.
 *
 * @public
 */
export interface Person {
  /** As `user:default/amara-okafor`. */
  ref: string;
  email?: string;
  annotations: Record<string, string>;
}

/**
 * A tracker of work items, as Jira.
 *
 * @public
 */
export interface WorkItemTracker {
  /** As `jira`. */
  id: string;
  /** As `Jira`. */
  title: string;
  /** What an entity says to have its items shown; the first is the usual one. */
  annotations: TrackerAnnotation[];
  /**
   * What of the tracker belongs to an entity; undefined when the entity does
   * not mention the tracker.
   * @throws TrackerError when what the entity says can't be right
   */
  sourceOf(entity: Entity): WorkItemSource | undefined;
  /**
   * What is assigned to a person.
   * @throws TrackerError when the tracker can't know who that is
   */
  sourceFor(person: Person): WorkItemSource;
}
