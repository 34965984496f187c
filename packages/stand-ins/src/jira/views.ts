import { SOFTWARE, type Person, type Software } from '../company.ts';
import { keyOf, type Task, type TaskState } from '../work/tasks.ts';

export interface World {
  readonly url: string;
  /** Key of the project of the component that shows everything. */
  readonly project: string;
  readonly tasks: readonly Task[];
}

export const STATUSES: Readonly<Record<TaskState, string>> = {
  todo: 'To Do',
  doing: 'In Progress',
  review: 'In Review',
  done: 'Done',
};

export const CATEGORIES: Readonly<
  Record<
    TaskState,
    { readonly id: number; readonly key: string; readonly name: string; readonly color: string }
  >
> = {
  todo: { id: 2, key: 'new', name: 'To Do', color: 'blue-gray' },
  doing: { id: 4, key: 'indeterminate', name: 'In Progress', color: 'yellow' },
  review: { id: 4, key: 'indeterminate', name: 'In Progress', color: 'yellow' },
  done: { id: 3, key: 'done', name: 'Done', color: 'green' },
};

export const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];

export function keyOfTask(world: World, { software, number }: Task): string {
  return `${keyOf(software, world.project)}-${number}`;
}

/** Jira writes the offset without a colon. */
function stamp(date: Date): string {
  return date.toISOString().replace('Z', '+0000');
}

export function userView(world: World, person: Person, version: '2' | '3') {
  const common = {
    emailAddress: person.email,
    displayName: person.name,
    active: true,
    timeZone: 'Europe/Berlin',
    avatarUrls: {},
  };
  if (version === '2') {
    const self = `${world.url}/rest/api/2/user?username=${person.login}`;
    return { self, key: `JIRAUSER-${person.login}`, name: person.login, ...common };
  }
  const id = accountId(person.login);
  const self = `${world.url}/rest/api/3/user?accountId=${encodeURIComponent(id)}`;
  return { self, accountId: id, accountType: 'atlassian', ...common };
}

export function projectView(world: World, { id, title }: Software, version: '2' | '3') {
  const key = keyOf(id, world.project);
  return {
    self: `${world.url}/rest/api/${version}/project/${key}`,
    id: String(10_000 + key.charCodeAt(0)),
    key,
    name: title,
    projectTypeKey: 'software',
  };
}

/** Every field that is usually asked for, whichever were. */
export function issueView(world: World, task: Task, version: '2' | '3') {
  const api = `${world.url}/rest/api/${version}`;
  const key = keyOfTask(world, task);
  const category = CATEGORIES[task.state];
  return {
    expand: 'operations,versionedRepresentations,editmeta,changelog',
    id: String(task.id),
    self: `${api}/issue/${task.id}`,
    key,
    fields: {
      summary: task.title,
      issuetype: { self: `${api}/issuetype/1`, id: '1', name: task.type, subtask: false },
      status: {
        self: `${api}/status/${category.id}`,
        id: String(category.id),
        name: STATUSES[task.state],
        statusCategory: {
          self: `${api}/statuscategory/${category.id}`,
          id: category.id,
          key: category.key,
          name: category.name,
          colorName: category.color,
        },
      },
      priority: {
        self: `${api}/priority/${task.priority}`,
        id: String(task.priority),
        name: PRIORITIES[task.priority - 1],
      },
      project: projectOf(world, task, version),
      description: descriptionOf(task, version),
      reporter: userView(world, task.reporter, version),
      security: null,
      comment: { comments: [], maxResults: 0, total: 0, startAt: 0 },
      assignee: task.assignee === undefined ? null : userView(world, task.assignee, version),
      labels: task.labels,
      created: stamp(task.createdAt),
      updated: stamp(task.updatedAt),
    },
  };
}

function projectOf(world: World, task: Task, version: '2' | '3') {
  const software = SOFTWARE.find(({ id }) => id === task.software);
  return software && projectView(world, software, version);
}

/** A document of Atlassian's format in Jira Cloud, text in Jira Data Center. */
function descriptionOf({ title, component, reporter }: Task, version: '2' | '3') {
  const text = `${title}. Noticed by ${reporter.name} in ${component}.`;
  if (version === '2') return text;
  return {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}

export function accountId(login: string): string {
  return `712020:${Buffer.from(login).toString('hex').padEnd(32, '0').slice(0, 32)}`;
}
