import type { EnvironmentVariable } from '@stagecraft/engine';

export type Need = 'needed' | 'optional' | 'production';

/** The variables by how much they are needed; groups that are empty are left out. */
export function byNeed(
  variables: readonly EnvironmentVariable[],
): readonly (readonly [Need, readonly EnvironmentVariable[]])[] {
  const groups = Object.groupBy(variables, needOf);
  return (['needed', 'optional', 'production'] as const).flatMap((need) => {
    const group = groups[need];
    return group === undefined ? [] : [[need, group] as const];
  });
}

function needOf({ optional, production }: EnvironmentVariable): Need {
  if (production) return 'production';
  return optional ? 'optional' : 'needed';
}
