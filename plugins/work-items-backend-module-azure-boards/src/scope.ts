import type { Entity } from '@backstage/catalog-model';
import {
  annotationList,
  annotationOf,
  TrackerError,
} from '@stagecraft/plugin-work-items-node';

/** What an entity says of Azure Boards. */
export interface AzureScope {
  project: string;
  areaPaths: string[];
  team: string | undefined;
}

/** Undefined when the entity does not mention Azure Boards. */
export function scopeOf(
  entity: Entity,
  defaultProject: string | undefined,
): AzureScope | undefined {
  const areaPaths = annotationList(entity, 'dev.azure.com/area-path');
  const team = annotationOf(entity, 'dev.azure.com/team');
  const [projectOfRepo] =
    annotationOf(entity, 'dev.azure.com/project-repo')?.split('/') ?? [];
  const project =
    annotationOf(entity, 'dev.azure.com/project') ?? projectOfRepo;
  if (!project && !areaPaths.length && !team) return undefined;
  const named = project ?? projectOf(areaPaths) ?? defaultProject;
  if (!named) {
    throw new TrackerError({
      code: 'annotation',
      message: 'The entity names a team, but no project.',
      fix: 'Give it the annotation dev.azure.com/project, or set workItems.azureBoards.defaultProject.',
    });
  }
  return { project: named, areaPaths, team };
}

/** An area path begins with its project. */
function projectOf([first]: string[]): string | undefined {
  const at = first?.indexOf('\\') ?? -1;
  return at > 0 ? first?.slice(0, at) : undefined;
}

export function titleOf({ project, areaPaths, team }: AzureScope): string {
  return [
    `project ${project}`,
    team && `team ${team}`,
    areaPaths.length && `area ${areaPaths.join(' and ')}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** A piece of the work that a team looks after. */
export interface Area {
  path: string;
  includeChildren: boolean;
}

/** The query for the items of a project that are in none of these states. */
export function openIn(
  project: string,
  areas: readonly Area[],
  doneStates: readonly string[],
): string {
  const areaClauses = areas.map(
    ({ path, includeChildren }) =>
      `[System.AreaPath] ${includeChildren ? 'UNDER' : '='} ${quoted(path)}`,
  );
  return query([
    `[System.TeamProject] = ${quoted(project)}`,
    areaClauses.length > 0 && `(${areaClauses.join(' OR ')})`,
    notIn(doneStates),
  ]);
}

/** In any project, whose states are not known yet: the usual names. */
export function assignedTo(account: string): string {
  return query([
    `[System.AssignedTo] = ${quoted(account)}`,
    notIn(['Closed', 'Completed', 'Done', 'Removed']),
  ]);
}

function query(clauses: (string | false | undefined)[]): string {
  const where = clauses.filter(Boolean).join(' AND ');
  return `SELECT [System.Id] FROM WorkItems WHERE ${where} ORDER BY [Microsoft.VSTS.Common.Priority] ASC, [System.CreatedDate] ASC`;
}

function notIn(states: readonly string[]): string | undefined {
  return states.length
    ? `[System.State] NOT IN (${states.map(quoted).join(', ')})`
    : undefined;
}

function quoted(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}
