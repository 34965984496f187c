import type { CatalogFeature } from '../catalog/catalog.ts';
import type { Members } from '../catalog/members.ts';
import type { Attention } from '../configure/attention.ts';
import type { Problem } from '../worker/protocol.ts';

/** What the contents say of a category. */
export interface SectionState {
  /** Features of the project. */
  readonly chosen: number;
  /** Values that are missing or wrong. */
  readonly open: number;
}

export function sectionState(
  features: readonly Pick<CatalogFeature, 'id'>[],
  members: Members,
  attention: ReadonlyMap<string, Attention>,
): SectionState {
  let chosen = 0;
  let open = 0;
  for (const { id } of features) {
    if (members.has(id)) chosen += 1;
    const { missing, wrong } = attention.get(id) ?? { missing: 0, wrong: 0 };
    open += missing + wrong;
  }
  return { chosen, open };
}

/** Problems of what is asked for at the start: name, title, organization, release. */
export function startProblems(problems: readonly Problem[]): number {
  return problems.filter(({ path }) => path?.[0] !== undefined && path[0] !== 'features').length;
}
