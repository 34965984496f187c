import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import {
  priorityNamed,
  type ReadOptions,
  type TrackerClient,
} from '@stagecraft/plugin-work-items-node';
import type { JiraSettings } from './config';

interface JiraIssue {
  key: string;
  fields: {
    summary: string;
    status: { name: string; statusCategory: { key: string } };
    issuetype?: { name: string };
    priority?: { name: string } | null;
    assignee?: { displayName: string } | null;
    labels?: string[];
    created: string;
    updated: string;
  };
}

/** Of Jira Cloud. */
interface TokenPage {
  issues: JiraIssue[];
  nextPageToken?: string;
}

/** Of Jira Data Center. */
interface OffsetPage {
  startAt: number;
  total: number;
  issues: JiraIssue[];
}

export interface JiraSearch {
  baseUrl: string;
  edition: JiraSettings['edition'];
  jql: string;
}

const FIELDS = [
  'summary',
  'status',
  'issuetype',
  'priority',
  'assignee',
  'labels',
  'created',
  'updated',
];
const PAGE = 100;

export async function* readIssues(
  client: TrackerClient,
  { baseUrl, edition, jql }: JiraSearch,
  { signal }: ReadOptions,
): AsyncIterable<WorkItem[]> {
  const query = { jql, fields: FIELDS, maxResults: PAGE };
  const pages =
    edition === 'cloud'
      ? pagesByToken(client, query, signal)
      : pagesByOffset(client, query, signal);
  for await (const issues of pages) {
    yield issues.map(issue => itemOf(issue, baseUrl));
  }
}

interface Query {
  [key: string]: string | string[] | number;
}

async function* pagesByToken(
  client: TrackerClient,
  query: Query,
  signal: AbortSignal | undefined,
): AsyncIterable<JiraIssue[]> {
  let nextPageToken: string | undefined;
  do {
    const { body } = await client.request<TokenPage>({
      method: 'POST',
      path: '/rest/api/3/search/jql',
      body: { ...query, ...(nextPageToken ? { nextPageToken } : {}) },
      signal,
    });
    yield body.issues;
    nextPageToken = body.nextPageToken;
  } while (nextPageToken);
}

async function* pagesByOffset(
  client: TrackerClient,
  query: Query,
  signal: AbortSignal | undefined,
): AsyncIterable<JiraIssue[]> {
  let startAt = 0;
  for (;;) {
    const { body } = await client.request<OffsetPage>({
      method: 'POST',
      path: '/rest/api/2/search',
      body: { ...query, startAt },
      signal,
    });
    yield body.issues;
    startAt += body.issues.length;
    if (!body.issues.length || startAt >= body.total) return;
  }
}

function itemOf({ key, fields }: JiraIssue, baseUrl: string): WorkItem {
  const { status, issuetype, priority, assignee } = fields;
  return {
    id: `jira:${key}`,
    key,
    title: fields.summary,
    url: `${baseUrl}/browse/${key}`,
    tracker: 'jira',
    status: status.name,
    progress: status.statusCategory.key === 'new' ? 'todo' : 'doing',
    ...(issuetype ? { type: issuetype.name } : {}),
    ...(priority ? { priority: priorityNamed(priority.name) } : {}),
    ...(assignee ? { assignee: assignee.displayName } : {}),
    labels: fields.labels ?? [],
    createdAt: new Date(fields.created).toISOString(),
    updatedAt: new Date(fields.updated).toISOString(),
  };
}
