import { stamp, stampOrNull } from '../clock.ts';
import type { Task } from '../../work/tasks.ts';
import { findUser, nodeId, type Repository, type World } from '../world.ts';
import { simpleUser } from './accounts.ts';
import { repositoryUrl, webUrl } from './repositories.ts';

type Json = Record<string, unknown>;

/** GitHub has labels where other trackers have fields. */
export function labelsOf({ type, priority, state, labels, component }: Task): string[] {
  return [
    `type: ${type.toLowerCase()}`,
    `priority: ${['critical', 'high', 'medium', 'low'][priority - 1] ?? 'low'}`,
    ...(state === 'doing' ? ['status: in progress'] : []),
    ...(state === 'review' ? ['status: in review'] : []),
    component.toLowerCase(),
    ...labels,
  ];
}

export function issueView(world: World, repository: Repository, task: Task): Json {
  const api = repositoryUrl(world, repository);
  const url = `${api}/issues/${task.number}`;
  const reporter = findUser(world, task.reporter.login);
  const assignee = task.assignee && findUser(world, task.assignee.login);
  const assignees = assignee === undefined ? [] : [simpleUser(world, assignee)];
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${webUrl(world, repository)}/issues/${task.number}`,
    id: task.id,
    node_id: nodeId('Issue', task.id),
    number: task.number,
    title: task.title,
    user: reporter === undefined ? null : simpleUser(world, reporter),
    labels: labelsOf(task).map((name) => labelView(world, repository, name)),
    state: task.state === 'done' ? 'closed' : 'open',
    locked: false,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: task.number % 4,
    created_at: stamp(task.createdAt),
    updated_at: stamp(task.updatedAt),
    closed_at: stampOrNull(task.state === 'done' ? task.updatedAt : undefined),
    author_association: 'MEMBER',
    active_lock_reason: null,
    body: `Reported by ${task.reporter.name}.`,
    state_reason: task.state === 'done' ? 'completed' : null,
  };
}

/** The list of issues has pull requests, too. */
export function pullView(world: World, repository: Repository, task: Task): Json {
  const page = `${webUrl(world, repository)}/pull/${task.number}`;
  const url = `${repositoryUrl(world, repository)}/pulls/${task.number}`;
  return {
    ...issueView(world, repository, task),
    html_url: page,
    draft: false,
    pull_request: {
      url,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: null,
    },
  };
}

function labelView(world: World, repository: Repository, name: string): Json {
  const id = 900_000 + [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return {
    id,
    node_id: nodeId('Label', id),
    url: `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}
