import { Alert, Button } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import { useProblemText } from '../text/useProblemText.tsx';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import styles from './FailureBanner.module.css';

/** Says why nothing can be composed, as when the data of a release could not be loaded. */
export function FailureBanner() {
  const { common } = useText();
  const wizard = useWizard();
  const say = useProblemText();
  const [problem] = useWizardState(({ failure }) => failure) ?? [];
  if (problem === undefined) return null;
  const { message, fix } = say(problem);
  return (
    <div role="alert" className={styles.banner}>
      <Alert
        status="danger"
        icon
        title={message}
        description={fix}
        customActions={
          <Button size="small" variant="secondary" onPress={() => wizard.retry()}>
            {common.retry}
          </Button>
        }
      />
    </div>
  );
}
