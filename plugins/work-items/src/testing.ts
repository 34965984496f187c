import {
  facetOf,
  selectItems,
  WORK_ITEM_FIELDS,
  type WorkItem,
  type WorkItemQuery,
  type WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';

/** An item for tests. */
export function item(number: number, over: Partial<WorkItem> = {}): WorkItem {
  return {
    id: `jira:${number}`,
    key: `WEB-${number}`,
    title: `Item ${number}`,
    url: `https://jira.example/browse/WEB-${number}`,
    tracker: 'jira',
    status: 'To do',
    progress: 'todo',
    labels: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
    ...over,
  };
}

/** What the backend answers when these items are open. */
export function answerWith(
  items: WorkItem[],
  query: WorkItemQuery = {},
  over: Partial<WorkItemsResponse> = {},
): WorkItemsResponse {
  const selected = selectItems(items, query);
  const start = Number(query.cursor ?? 0);
  const end = start + (query.limit ?? 50);
  return {
    items: selected.slice(start, end),
    totalItems: selected.length,
    openItems: items.length,
    facets: Object.fromEntries(
      WORK_ITEM_FIELDS.map(field => [field, facetOf(items, field)]),
    ) as WorkItemsResponse['facets'],
    places: [
      {
        tracker: 'jira',
        trackerTitle: 'Jira',
        title: 'project WEB',
        url: 'https://jira.example/browse/WEB',
        truncated: false,
      },
    ],
    problems: [],
    trackers: [
      {
        id: 'jira',
        title: 'Jira',
        annotations: [
          {
            name: 'jira/project-key',
            example: 'WEB',
            description: 'The key of the project.',
          },
        ],
      },
    ],
    ...(end < selected.length ? { nextCursor: String(end) } : {}),
    ...over,
  };
}
