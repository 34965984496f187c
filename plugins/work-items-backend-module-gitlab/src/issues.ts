import type { WorkItem } from '@stagecraft/plugin-work-items-common';
import {
  priorityOfLabels,
  TrackerError,
  typeOfLabels,
  type Person,
  type ReadOptions,
  type TrackerClient,
} from '@stagecraft/plugin-work-items-node';

interface GitlabIssue {
  id: number;
  iid: number;
  title: string;
  web_url: string;
  created_at: string;
  updated_at: string;
  labels: string[];
  assignees: { name: string }[];
  /** As `issue`, `incident`, `task`. */
  issue_type?: string;
}

export interface GitlabList {
  path: string;
  query: Record<string, string>;
}

const PAGE = 100;

export async function* readIssues(
  client: TrackerClient,
  { path, query }: GitlabList,
  { signal }: ReadOptions,
): AsyncIterable<WorkItem[]> {
  let page = '1';
  while (page) {
    const { body, headers } = await client.request<GitlabIssue[]>({
      path,
      query: {
        state: 'opened',
        order_by: 'updated_at',
        per_page: PAGE,
        page,
        ...query,
      },
      signal,
    });
    yield body.map(itemOf);
    page = headers.get('x-next-page') ?? '';
  }
}

/**
 * The user name that GitLab knows a person by. The catalog's GitLab provider
 * writes the address of the person's page into the annotation.
 * @throws TrackerError
 */
export async function loginOf(
  person: Person,
  client: TrackerClient,
  host: string,
): Promise<string> {
  const { ref, email, annotations } = person;
  const said =
    annotations[`${host}/user-login`] ?? annotations['gitlab.com/user-login'];
  if (said) return said.replace(/\/+$/, '').split('/').pop() as string;
  if (email) {
    const { body: users } = await client.request<{ username: string }[]>({
      path: '/users',
      query: { search: email },
    });
    // GitLab finds an address only where it is public or the token is an admin's.
    if (users.length === 1) return users[0].username;
  }
  throw new TrackerError({
    code: 'account-unknown',
    message: email
      ? `GitLab shows no account with the address ${email}.`
      : 'Your entity in the catalog has no e-mail address.',
    fix: `Give ${ref} the annotation ${host}/user-login; the catalog's GitLab provider for people does so by itself.`,
  });
}

function itemOf(issue: GitlabIssue): WorkItem {
  const { labels, assignees, issue_type: kind } = issue;
  const priority = priorityOfLabels(labels);
  const type = kind && kind !== 'issue' ? kind : typeOfLabels(labels);
  const [, said] =
    labels
      .map(label => /^(?:status|workflow)::(.+)$/i.exec(label))
      .find(match => match !== null) ?? [];
  const status = said ? capital(said) : 'Open';
  return {
    id: `gitlab:${issue.id}`,
    key: `#${issue.iid}`,
    title: issue.title,
    url: issue.web_url,
    tracker: 'gitlab',
    status,
    progress: /progress|doing|review|started|in dev/i.test(status)
      ? 'doing'
      : 'todo',
    ...(type ? { type: capital(type) } : {}),
    ...(priority ? { priority } : {}),
    ...(assignees[0] ? { assignee: assignees[0].name } : {}),
    labels,
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
