import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import type {
  ReadOptions,
  TrackerClient,
} from '@stagecraft/plugin-work-items-node';
import { isDone, type ProjectStates } from './states';

export interface AzurePlace {
  client: TrackerClient;
  /** Address of the organization. */
  webUrl: string;
  states(project: string, signal?: AbortSignal): Promise<ProjectStates>;
}

interface Fields {
  'System.Title': string;
  'System.State': string;
  'System.WorkItemType': string;
  'System.TeamProject': string;
  'System.CreatedDate': string;
  'System.ChangedDate': string;
  'System.AssignedTo'?: { displayName: string };
  'System.Tags'?: string;
  'Microsoft.VSTS.Common.Priority'?: number;
}

interface AzureItem {
  id: number;
  fields: Fields;
}

const FIELDS: (keyof Fields)[] = [
  'System.Title',
  'System.State',
  'System.WorkItemType',
  'System.TeamProject',
  'System.CreatedDate',
  'System.ChangedDate',
  'System.AssignedTo',
  'System.Tags',
  'Microsoft.VSTS.Common.Priority',
];

/** As many as Azure DevOps gives at once. */
const PAGE = 200;

/** A query gives numbers only; the items are asked for by them. */
export async function* readQuery(
  wiql: string,
  place: AzurePlace,
  { limit, signal }: ReadOptions,
): AsyncIterable<WorkItem[]> {
  const { client } = place;
  const { body } = await client.request<{ workItems: { id: number }[] }>({
    method: 'POST',
    path: '/_apis/wit/wiql',
    // One more shows that there are more.
    query: { 'api-version': '7.1', $top: limit + 1 },
    body: { query: wiql },
    signal,
  });
  const ids = body.workItems.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = await client.request<{ value: (AzureItem | null)[] }>({
      method: 'POST',
      path: '/_apis/wit/workitemsbatch',
      query: { 'api-version': '7.1' },
      // What was deleted meanwhile is left out.
      body: {
        ids: ids.slice(at, at + PAGE),
        fields: FIELDS,
        errorPolicy: 'omit',
      },
      signal,
    });
    const items = page.body.value.filter(item => item !== null);
    yield await openOnes(items, place, signal);
  }
}

async function openOnes(
  items: AzureItem[],
  { states, webUrl }: AzurePlace,
  signal: AbortSignal | undefined,
): Promise<WorkItem[]> {
  const open: WorkItem[] = [];
  for (const item of items) {
    const { fields } = item;
    const { categoryOf } = await states(fields['System.TeamProject'], signal);
    const category = categoryOf(
      fields['System.WorkItemType'],
      fields['System.State'],
    );
    if (isDone(category)) continue;
    open.push({
      ...itemOf(item, webUrl),
      progress: category === 'Proposed' ? 'todo' : 'doing',
    });
  }
  return open;
}

function itemOf(
  { id, fields }: AzureItem,
  webUrl: string,
): Omit<WorkItem, 'progress'> {
  const priority = fields['Microsoft.VSTS.Common.Priority'];
  const assignee = fields['System.AssignedTo']?.displayName;
  const project = encodeURIComponent(fields['System.TeamProject']);
  return {
    id: `azure-boards:${id}`,
    key: `#${id}`,
    title: fields['System.Title'],
    url: `${webUrl}/${project}/_workitems/edit/${id}`,
    tracker: 'azure-boards',
    status: fields['System.State'],
    type: fields['System.WorkItemType'],
    ...(priority
      ? { priority: { name: `Priority ${priority}`, rank: priority } }
      : {}),
    ...(assignee ? { assignee } : {}),
    labels: (fields['System.Tags'] ?? '')
      .split(';')
      .map(tag => tag.trim())
      .filter(Boolean),
    createdAt: fields['System.CreatedDate'],
    updatedAt: fields['System.ChangedDate'],
  };
}
