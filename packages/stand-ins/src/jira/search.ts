import { SOFTWARE } from '../company.ts';
import { ClauseError, clausesOf, isTrue, parseCondition } from '../work/clauses.ts';
import { keyOf, type Task } from '../work/tasks.ts';
import { accountId, CATEGORIES, keyOfTask, PRIORITIES, STATUSES, type World } from './views.ts';

/**
 * The tasks that a query finds, in its order.
 * @throws ClauseError in the words in which Jira refuses a query
 */
export function search(world: World, jql: string): readonly Task[] {
  const [, where = '', order = ''] = /^(.*?)(?:\s*\border\s+by\s+(.*))?$/is.exec(jql.trim()) ?? [];
  // Jira Cloud refuses to give out everything.
  if (where === '') throw new ClauseError('Unbounded JQL queries are not allowed here.');
  const condition = parseCondition(withTimes(where, new Date()));
  for (const { field, values } of clausesOf(condition)) checkValues(world, field, values);
  return world.tasks
    .filter((task) => isTrue(condition, (field) => valuesOf(world, task, field)))
    .toSorted(comparison(order));
}

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

/** Times as `-35m` are from now. */
function withTimes(where: string, now: Date): string {
  return where.replace(
    /([<>]=\s*)"?-(\d+)([mhdw])"?/g,
    (_, operator: string, count: string, unit: string) => {
      const past = Number(count) * (UNITS[unit] ?? 1) * MINUTE;
      return `${operator}"${new Date(now.getTime() - past).toISOString()}"`;
    },
  );
}

function valuesOf(world: World, task: Task, field: string): readonly string[] | undefined {
  switch (field.toLowerCase()) {
    case 'project':
      return [keyOf(task.software, world.project)];
    case 'component':
      return [task.component];
    case 'labels':
      return task.labels;
    case 'issuetype':
    case 'type':
      return [task.type];
    case 'status':
      return [STATUSES[task.state]];
    case 'statuscategory':
      return [CATEGORIES[task.state].name];
    case 'priority':
      return [PRIORITIES[task.priority - 1] ?? ''];
    case 'key':
      return [keyOfTask(world, task)];
    case 'created':
      return [task.createdAt.toISOString()];
    case 'updated':
      return [task.updatedAt.toISOString()];
    case 'assignee':
      return task.assignee === undefined
        ? ['EMPTY']
        : [task.assignee.login, accountId(task.assignee.login), task.assignee.email];
    default:
      return undefined;
  }
}

/** Where a value must exist, Jira says that it does not. */
function checkValues(world: World, field: string, values: readonly string[]): void {
  const known: Readonly<Record<string, () => readonly string[]>> = {
    project: () => SOFTWARE.map(({ id }) => keyOf(id, world.project)),
    component: () => world.tasks.map(({ component }) => component),
  };
  const all = known[field.toLowerCase()]?.().map((each) => each.toLowerCase());
  const missing = values.find((value) => all?.includes(value.toLowerCase()) === false);
  if (missing !== undefined) {
    throw new ClauseError(`The value '${missing}' does not exist for the field '${field}'.`);
  }
}

function comparison(order: string): (one: Task, other: Task) => number {
  const parts = order.split(',').map((part) => part.trim().toLowerCase().split(/\s+/));
  return (one, other) => {
    for (const [field, direction] of parts) {
      const sign = direction === 'desc' ? -1 : 1;
      // The most urgent priority is the highest.
      if (field === 'priority' && one.priority !== other.priority) {
        return sign * (other.priority - one.priority);
      }
      if (field === 'key') return sign * (one.id - other.id);
      const difference = one.createdAt.getTime() - other.createdAt.getTime();
      if (field === 'created' && difference !== 0) return sign * difference;
    }
    return one.id - other.id;
  };
}
