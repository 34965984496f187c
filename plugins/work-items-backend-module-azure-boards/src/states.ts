import type { TrackerClient } from '@stagecraft/plugin-work-items-node';

/** What a state means, by the type of the item and the name of the state. */
export type StateCategory = (typeof STATE_CATEGORIES)[number];

const STATE_CATEGORIES = [
  'Proposed',
  'InProgress',
  'Resolved',
  'Completed',
  'Removed',
] as const;

export interface ProjectStates {
  categoryOf(type: string, state: string): StateCategory | undefined;
  /** Names of states that no open item has, whatever its type. */
  done: string[];
}

interface WorkItemTypes {
  value: {
    name: string;
    states: { name: string; category: StateCategory }[];
  }[];
}

const HOUR = 60 * 60 * 1000;

/**
 * Each project may have states of its own, and only their category tells what
 * they mean. They hardly change, so they are kept for an hour.
 */
export function createStates(client: TrackerClient) {
  const known = new Map<string, { at: number; states: ProjectStates }>();
  return async (
    project: string,
    signal?: AbortSignal,
  ): Promise<ProjectStates> => {
    const kept = known.get(project);
    if (kept && kept.at > Date.now() - HOUR) return kept.states;
    const { body } = await client.request<WorkItemTypes>({
      path: `/${encodeURIComponent(project)}/_apis/wit/workitemtypes`,
      query: { 'api-version': '7.1' },
      signal,
    });
    const states = statesOf(body);
    known.set(project, { at: Date.now(), states });
    return states;
  };
}

function statesOf({ value }: WorkItemTypes): ProjectStates {
  const categories = new Map<string, StateCategory>();
  const [open, done] = [new Set<string>(), new Set<string>()];
  for (const { name: type, states } of value) {
    for (const { name, category } of states) {
      categories.set(`${type}/${name}`, category);
      (isDone(category) ? done : open).add(name);
    }
  }
  return {
    categoryOf: (type, state) => categories.get(`${type}/${state}`),
    done: [...done].filter(name => !open.has(name)),
  };
}

export function isDone(category: StateCategory | undefined): boolean {
  return category === 'Completed' || category === 'Removed';
}
