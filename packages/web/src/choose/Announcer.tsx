import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';

/** Tells those who can't see the cards what a click or a search did to them. */
export function Announcer({ found }: { found: number | undefined }) {
  const { choose } = useText();
  const choice = useWizardState(({ lastEdit }) =>
    lastEdit.how === 'choice' ? lastEdit.label : undefined,
  );
  return (
    <VisuallyHidden>
      <output>{found === undefined ? choice : choose.found(found)}</output>
    </VisuallyHidden>
  );
}
