import { Button } from '@backstage/ui';
import { goToPlace } from '../choose/goToPlace.ts';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import type { Problem } from '../worker/protocol.ts';

/** Why nothing can be taken yet; leads to the first thing to mend. */
export function ProblemsButton({ problems }: { problems: readonly Problem[] }) {
  const { take } = useText();
  return (
    <Button
      variant="secondary"
      iconStart={<Icon name="alert" />}
      aria-label={`${take.toMend(problems.length)}. ${take.showFirst}`}
      onPress={() => goToPlace(problems[0]?.path ?? [])}
    >
      {take.toMend(problems.length)}
    </Button>
  );
}
