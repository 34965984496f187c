import { SOFTWARE, type Person } from '../company.ts';
import type { Task, TaskState } from '../work/tasks.ts';

export interface World {
  /** Address of the organization. */
  readonly url: string;
  readonly project: string;
  readonly tasks: readonly Task[];
}

export const STATES: Readonly<
  Record<TaskState, { readonly name: string; readonly color: string; readonly category: string }>
> = {
  todo: { name: 'New', color: 'b2b2b2', category: 'Proposed' },
  doing: { name: 'Active', color: '007acc', category: 'InProgress' },
  review: { name: 'Resolved', color: 'ff9d00', category: 'Resolved' },
  done: { name: 'Closed', color: '339933', category: 'Completed' },
};

const TYPES = { Bug: 'Bug', Story: 'User Story', Task: 'Task' } as const;

/** As `Shop\Web shop`. */
export function areaOf(project: string, software: string): string {
  const { title = software } = SOFTWARE.find(({ id }) => id === software) ?? {};
  return `${project}\\${title}`;
}

function identityOf({ name, email, login }: Person) {
  return {
    displayName: name,
    uniqueName: email,
    id: login,
    descriptor: `aad.${Buffer.from(login).toString('base64url')}`,
  };
}

export function fieldsOf({ project }: World, task: Task) {
  const { assignee, labels } = task;
  return {
    'System.Id': task.id,
    'System.Title': task.title,
    'System.State': STATES[task.state].name,
    'System.WorkItemType': TYPES[task.type],
    'System.TeamProject': project,
    'System.AreaPath': areaOf(project, task.software),
    'System.CreatedDate': task.createdAt.toISOString(),
    'System.ChangedDate': task.updatedAt.toISOString(),
    'Microsoft.VSTS.Common.Priority': task.priority,
    ...(assignee === undefined ? {} : { 'System.AssignedTo': identityOf(assignee) }),
    ...(labels.length === 0 ? {} : { 'System.Tags': labels.join('; ') }),
  };
}

export function itemView(world: World, task: Task) {
  return {
    id: task.id,
    rev: 3,
    fields: fieldsOf(world, task),
    url: `${world.url}/_apis/wit/workItems/${task.id}`,
  };
}
