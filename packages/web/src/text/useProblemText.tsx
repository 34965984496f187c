import type { BlueprintChange } from '@stagecraft/engine';
import { useCallback } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { problemText, type ProblemText, type Spoken } from './problem.ts';
import { useText } from './TextProvider.tsx';

/** The title of a feature in the page's language; its id when there is no such feature. */
export function useFeatureTitle(): (feature: string) => string {
  const { byId } = useCatalog();
  return useCallback((feature: string) => byId.get(feature)?.title ?? feature, [byId]);
}

/** Says problems, warnings and reasons in the page's language. */
export function useProblemText(): (problem: Spoken) => ProblemText {
  const { problems } = useText();
  const { byId } = useCatalog();
  return useCallback(
    (problem: Spoken) => problemText(problem, problems.said, (id) => byId.get(id)?.title),
    [problems, byId],
  );
}

/** What to write on the button that makes a change: "Add GitLab". */
export function useChangeLabel(): (change: BlueprintChange) => string {
  const { change: say } = useText().problems;
  const { releases } = useCatalog();
  const titleOf = useFeatureTitle();
  return useCallback(
    (change: BlueprintChange) => {
      switch (change.kind) {
        case 'add':
        case 'remove':
          return say[change.kind](titleOf(change.feature));
        case 'set':
          return say.set(titleOf(change.feature), change.option, String(change.value ?? ''));
        case 'release':
          return say.release(
            change.release === 'latest' ? (releases[0]?.version ?? '') : change.release,
          );
      }
    },
    [say, titleOf, releases],
  );
}
