import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './Announcer.module.css';

/** How many were found; and for those who can't see the cards, what a click did to them. */
export function Announcer({ found }: { found: number | undefined }) {
  const { choose } = useText();
  const choice = useWizardState(({ lastEdit }) =>
    lastEdit.how === 'choice' ? lastEdit.label : undefined,
  );
  return (
    <>
      <output className={styles.found}>{found !== undefined && choose.found(found)}</output>
      <VisuallyHidden>
        <output>{choice}</output>
      </VisuallyHidden>
    </>
  );
}
