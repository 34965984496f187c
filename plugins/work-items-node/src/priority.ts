import type { WorkItemPriority } from '@stagecraft/plugin-work-items-common';

const RANKS: readonly (readonly [RegExp, number])[] = [
  [/^(highest|critical|blocker|urgent|p0)$/i, 1],
  [/^(high|major|p1)$/i, 2],
  [/^(medium|normal|moderate|p2)$/i, 3],
  [/^(low|minor|p3)$/i, 4],
  [/^(lowest|trivial|p4)$/i, 5],
];

const USUAL = 3;

/**
 * A priority by its name, as trackers and teams usually call it. A name that
 * nobody knows is a usual one.
 *
 * @public
 */
export function priorityNamed(name: string): WorkItemPriority {
  const [, rank = USUAL] = RANKS.find(([known]) => known.test(name)) ?? [];
  return { name, rank };
}

/**
 * The priority that labels tell, where a tracker has no field for it:
 * `priority: high`, `priority::2`, `P1`.
 *
 * @public
 */
export function priorityOfLabels(
  labels: readonly string[],
): WorkItemPriority | undefined {
  for (const label of labels) {
    const [, named] = /^priority\s*(?:::|[:/-])\s*(.+)$/i.exec(label) ?? [];
    if (named !== undefined) {
      const number = /^[1-5]$/.exec(named);
      return number
        ? { name: `Priority ${named}`, rank: Number(named) }
        : priorityNamed(capital(named));
    }
    if (/^p[0-4]$/i.test(label)) return priorityNamed(label.toUpperCase());
  }
  return undefined;
}

/**
 * The type that labels tell, where a tracker has no field for it:
 * `type: bug`, `kind/feature`, `bug`.
 *
 * @public
 */
export function typeOfLabels(labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const [, named] =
      /^(?:type|kind)\s*(?:::|[:/-])\s*(.+)$/i.exec(label) ?? [];
    if (named !== undefined) return capital(named);
    if (/^(bug|enhancement|feature|documentation|task|chore)$/i.test(label)) {
      return capital(label);
    }
  }
  return undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
