import { InputError } from '@backstage/errors';
import {
  facetOf,
  selectItems,
  WORK_ITEM_FIELDS,
  WORK_ITEM_ORDERS,
  type WorkItem,
  type WorkItemFacet,
  type WorkItemField,
  type WorkItemQuery,
  type WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';
import type { ParsedQs } from './router';

const LIMIT = 50;
const MOST = 200;

/** @throws InputError */
export function parseQuery(given: ParsedQs): WorkItemQuery {
  const query: WorkItemQuery = {
    text: single(given, 'text'),
    groupBy: oneOf(given, 'groupBy', WORK_ITEM_FIELDS),
    order: oneOf(given, 'order', WORK_ITEM_ORDERS),
    limit: wholeNumber(given, 'limit', MOST),
    cursor: single(given, 'cursor'),
  };
  for (const field of WORK_ITEM_FIELDS) query[field] = several(given, field);
  return query;
}

export type Selected = Pick<
  WorkItemsResponse,
  'items' | 'totalItems' | 'openItems' | 'facets' | 'nextCursor'
>;

/** One page of the items that a query lets through. */
export function pageOf(items: WorkItem[], query: WorkItemQuery): Selected {
  const selected = selectItems(items, query);
  const start = startOf(query.cursor);
  const end = start + (query.limit ?? LIMIT);
  const facets = Object.fromEntries(
    WORK_ITEM_FIELDS.map(field => [field, facetOf(items, field)]),
  ) as Record<WorkItemField, WorkItemFacet[]>;
  return {
    items: selected.slice(start, end),
    totalItems: selected.length,
    openItems: items.length,
    facets,
    ...(end < selected.length ? { nextCursor: cursorAt(end) } : {}),
  };
}

function cursorAt(start: number): string {
  return Buffer.from(`from ${start}`).toString('base64url');
}

function startOf(cursor: string | undefined): number {
  if (!cursor) return 0;
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, start] = /^from (\d{1,6})$/.exec(text) ?? [];
  if (start === undefined) throw new InputError('The cursor is none of ours');
  return Number(start);
}

function several(given: ParsedQs, name: string): string[] {
  const value = given[name] ?? [];
  const values = Array.isArray(value) ? value : [value];
  return values.map(each => {
    if (typeof each === 'string') return each;
    throw new InputError(`${name} must be text`);
  });
}

function single(given: ParsedQs, name: string): string | undefined {
  const [value, ...more] = several(given, name);
  if (more.length) throw new InputError(`${name} may be given once`);
  return value;
}

function oneOf<T extends string>(
  given: ParsedQs,
  name: string,
  known: readonly T[],
): T | undefined {
  const value = single(given, name);
  const found = known.find(each => each === value);
  if (value !== undefined && found === undefined) {
    throw new InputError(`${name} must be one of ${known.join(', ')}`);
  }
  return found;
}

function wholeNumber(
  given: ParsedQs,
  name: string,
  most: number,
): number | undefined {
  const value = single(given, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new InputError(`${name} must be a whole number from 1 to ${most}`);
  }
  return number;
}
