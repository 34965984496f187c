import {
  NONE,
  WORK_ITEM_FIELDS,
  type WorkItem,
  type WorkItemFacet,
  type WorkItemField,
  type WorkItemOrder,
  type WorkItemProgress,
  type WorkItemQuery,
} from './types';

/**
 * The value by which an item is filtered and grouped.
 *
 * @public
 */
export function fieldOf(item: WorkItem, field: WorkItemField): string {
  switch (field) {
    case 'status':
      return item.status;
    case 'assignee':
      return item.assignee ?? NONE;
    case 'type':
      return item.type ?? NONE;
    default:
      return item.priority?.name ?? NONE;
  }
}

/**
 * The items that a query lets through, in its order.
 *
 * @public
 */
export function selectItems(
  items: readonly WorkItem[],
  query: WorkItemQuery,
): WorkItem[] {
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (item: WorkItem) =>
    WORK_ITEM_FIELDS.every(field => {
      const wanted = query[field];
      return !wanted?.length || wanted.includes(fieldOf(item, field));
    }) && words.every(word => textOf(item).includes(word));
  const { groupBy } = query;
  const compare = comparison(query.order ?? 'priority');
  return items
    .filter(isWanted)
    .sort(
      (one, other) =>
        (groupBy ? compareGroups(one, other, groupBy) : 0) ||
        compare(one, other) ||
        one.id.localeCompare(other.id),
    );
}

/**
 * How many items have each value, in the order in which groups are shown.
 *
 * @public
 */
export function facetOf(
  items: readonly WorkItem[],
  field: WorkItemField,
): WorkItemFacet[] {
  const counts = new Map<string, { first: WorkItem; count: number }>();
  for (const item of items) {
    const value = fieldOf(item, field);
    const known = counts.get(value);
    if (known) known.count += 1;
    else counts.set(value, { first: item, count: 1 });
  }
  return [...counts]
    .sort(([, one], [, other]) => compareGroups(one.first, other.first, field))
    .map(([value, { count }]) => ({ value, count }));
}

function textOf({ key, title, labels }: WorkItem): string {
  return [key, title, ...labels].join(' ').toLowerCase();
}

const PROGRESS: readonly WorkItemProgress[] = ['todo', 'doing'];
const LEAST_URGENT = 6;

function compareGroups(
  one: WorkItem,
  other: WorkItem,
  field: WorkItemField,
): number {
  if (field === 'status') {
    const byProgress =
      PROGRESS.indexOf(one.progress) - PROGRESS.indexOf(other.progress);
    return byProgress || one.status.localeCompare(other.status);
  }
  if (field === 'priority') {
    return rankOf(one) - rankOf(other) || byName(one, other, field);
  }
  return byName(one, other, field);
}

/** By name; those that have none come last. */
function byName(one: WorkItem, other: WorkItem, field: WorkItemField): number {
  const [first, second] = [fieldOf(one, field), fieldOf(other, field)];
  return (
    Number(first === NONE) - Number(second === NONE) ||
    first.localeCompare(second)
  );
}

function rankOf({ priority }: WorkItem): number {
  return priority?.rank ?? LEAST_URGENT;
}

function comparison(
  order: WorkItemOrder,
): (one: WorkItem, other: WorkItem) => number {
  const oldest = (one: WorkItem, other: WorkItem) =>
    one.createdAt.localeCompare(other.createdAt);
  switch (order) {
    case 'age':
      return oldest;
    case 'updated':
      return (one, other) => other.updatedAt.localeCompare(one.updatedAt);
    default:
      return (one, other) => rankOf(one) - rankOf(other) || oldest(one, other);
  }
}
