import type {
  WorkItem,
  WorkItemPriority,
} from '@stagecraft/plugin-work-items-common';
import {
  TrackerError,
  type ReadOptions,
} from '@stagecraft/plugin-work-items-node';
import type { LinearClient, Variables } from './client';

/** What of Linear's IssueFilter is used. */
export interface IssueFilter {
  team?: { key: { in: string[] } };
  project?: {
    or: ({ name: { eqIgnoreCase: string } } | { slugId: { eq: string } })[];
  };
  labels?: { name: { in: string[] } };
  assignee?: { email: { eqIgnoreCase: string } };
}

interface LinearIssue {
  id: string;
  identifier: string;
  title: string;
  url: string;
  createdAt: string;
  updatedAt: string;
  priority: number;
  priorityLabel: string;
  state: { name: string; type: string };
  assignee: { displayName: string; name: string } | null;
  labels: { nodes: { name: string }[] };
}

interface Page {
  teams: { nodes: { key: string }[] };
  issues: {
    nodes: LinearIssue[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/**
 * Pages of fifty with a few labels each stay within what Linear allows a query
 * to cost.
 */
const QUERY = `query WorkItems($filter: IssueFilter, $teams: TeamFilter, $after: String) {
  teams(filter: $teams, first: 20) {
    nodes { key }
  }
  issues(filter: $filter, first: 50, after: $after, orderBy: updatedAt) {
    nodes {
      id
      identifier
      title
      url
      createdAt
      updatedAt
      priority
      priorityLabel
      state { name type }
      assignee { displayName name }
      labels(first: 5) { nodes { name } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const DONE = ['completed', 'canceled', 'duplicate'];

export async function* readIssues(
  client: LinearClient,
  { filter, teams }: { filter: IssueFilter; teams: string[] },
  { signal }: ReadOptions,
): AsyncIterable<WorkItem[]> {
  let after: string | null = null;
  do {
    const page: Page = await client<Page>(
      QUERY,
      {
        filter: { ...filter, state: { type: { nin: DONE } } } as Variables,
        teams: { key: { in: teams } },
        after,
      },
      signal,
    );
    checkTeams(
      teams,
      page.teams.nodes.map(({ key }) => key),
    );
    yield page.issues.nodes.map(itemOf);
    const { hasNextPage, endCursor } = page.issues.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
}

/** A filter with a team that isn't there is no error for Linear. */
function checkTeams(named: string[], known: string[]): void {
  const unknown = named.find(key => !known.includes(key));
  if (unknown === undefined) return;
  throw new TrackerError({
    code: 'not-found',
    message: `Linear has no team with the key ${unknown}, or the API key may not see it.`,
    fix: 'Check the annotation linear.app/team-key.',
  });
}

function itemOf(issue: LinearIssue): WorkItem {
  const { state, assignee } = issue;
  const priority = priorityOf(issue);
  return {
    id: `linear:${issue.id}`,
    key: issue.identifier,
    title: issue.title,
    url: issue.url,
    tracker: 'linear',
    status: state.name,
    progress: state.type === 'started' ? 'doing' : 'todo',
    ...(priority ? { priority } : {}),
    ...(assignee ? { assignee: assignee.name || assignee.displayName } : {}),
    labels: issue.labels.nodes.map(({ name }) => name),
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
  };
}

/** Linear counts from 1, urgent, to 4, low; 0 is none. */
function priorityOf({
  priority,
  priorityLabel,
}: LinearIssue): WorkItemPriority | undefined {
  return priority ? { name: priorityLabel, rank: priority } : undefined;
}
