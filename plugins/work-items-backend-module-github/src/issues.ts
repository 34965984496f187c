import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import {
  priorityOfLabels,
  typeOfLabels,
  type ReadOptions,
  type TrackerClient,
} from '@stagecraft/plugin-work-items-node';

interface GithubIssue {
  id: number;
  number: number;
  title: string;
  html_url: string;
  created_at: string;
  updated_at: string;
  assignee: { login: string } | null;
  labels: (string | { name?: string })[];
  /** Of organizations that use types of issues. */
  type?: { name: string } | null;
  /** A pull request is an issue, too. */
  pull_request?: unknown;
}

const PAGE = 100;

export async function* readIssues(
  client: TrackerClient,
  { slug, labels }: { slug: string; labels: string[] },
  { signal }: ReadOptions,
): AsyncIterable<WorkItem[]> {
  let query: Record<string, string | number> | undefined = {
    state: 'open',
    sort: 'updated',
    per_page: PAGE,
    ...(labels.length ? { labels: labels.join(',') } : {}),
  };
  while (query) {
    const { body, headers } = await client.request<GithubIssue[]>({
      path: `/repos/${slug}/issues`,
      query,
      signal,
    });
    yield body.filter(({ pull_request: pull }) => !pull).map(itemOf);
    query = nextQuery(headers);
  }
}

/** What is assigned to someone, in all repositories that can be read. */
export async function* readFound(
  client: TrackerClient,
  login: string,
  { signal }: ReadOptions,
): AsyncIterable<WorkItem[]> {
  let query: Record<string, string | number> | undefined = {
    q: `is:issue is:open archived:false assignee:${login}`,
    sort: 'updated',
    per_page: PAGE,
  };
  while (query) {
    const { body, headers } = await client.request<{ items: GithubIssue[] }>({
      path: '/search/issues',
      query,
      signal,
    });
    yield body.items.map(itemOf);
    query = nextQuery(headers);
  }
}

/** Only the query of the link is taken, so that no other host gets the token. */
function nextQuery(headers: Headers): Record<string, string> | undefined {
  const [, next] =
    /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '') ?? [];
  return next ? Object.fromEntries(new URL(next).searchParams) : undefined;
}

function itemOf(issue: GithubIssue): WorkItem {
  const labels = issue.labels
    .map(label => (typeof label === 'string' ? { name: label } : label))
    .flatMap(({ name }) => name || []);
  const priority = priorityOfLabels(labels);
  const type = issue.type?.name ?? typeOfLabels(labels);
  const [, said] =
    labels
      .map(label => /^status\s*[:/-]\s*(.+)$/i.exec(label))
      .find(match => match !== null) ?? [];
  const status = said ? said.charAt(0).toUpperCase() + said.slice(1) : 'Open';
  return {
    id: `github:${issue.id}`,
    key: `#${issue.number}`,
    title: issue.title,
    url: issue.html_url,
    tracker: 'github',
    status,
    progress: /progress|doing|review|started/i.test(status) ? 'doing' : 'todo',
    ...(type ? { type } : {}),
    ...(priority ? { priority } : {}),
    ...(issue.assignee ? { assignee: issue.assignee.login } : {}),
    labels,
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
  };
}
