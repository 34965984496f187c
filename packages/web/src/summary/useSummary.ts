import { membersOf } from '../catalog/members.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import type { Made, Problem } from '../worker/protocol.ts';

/** What the choices come to, as far as it is known now. */
export interface SummaryState {
  /** Features of the project; known at once. */
  readonly features: number;
  /** Those of them that the person did not choose. */
  readonly cameAlong: number;
  readonly release: string;
  readonly made: Made | undefined;
  readonly problems: readonly Problem[];
}

const NONE: readonly Problem[] = [];

export function useSummary(): SummaryState {
  const { byId } = useCatalog();
  const chosen = useWizardState(({ draft }) => draft.features);
  const release = useWizardState(({ draft }) => draft.release);
  const made = useWizardState((state) => state.made);
  const problems = useWizardState(({ view }) => view?.problems ?? NONE);
  const members = membersOf(byId, chosen);
  const cameAlong = [...members.keys()].filter((id) => !Object.hasOwn(chosen, id)).length;
  return { features: members.size, cameAlong, release, made, problems };
}
