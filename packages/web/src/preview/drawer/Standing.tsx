import { Button } from '@backstage/ui';
import { useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import { useWizard, useWizardState } from '../../wizard/useWizard.tsx';
import styles from './PreviewPanel.module.css';

/** Says so when what is shown is not what is chosen: something has to be mended first. */
export function Standing() {
  const { preview, common } = useText();
  const wizard = useWizard();
  const problems = useWizardState((state) => state.view?.problems.length ?? 0);
  const failed = useWizardState((state) => state.failure !== undefined);
  return (
    <output className={styles.standing}>
      {failed ? (
        <span>
          <Icon name="alert" />
          {preview.failed}
          <Button size="small" variant="secondary" onPress={() => wizard.retry()}>
            {common.retry}
          </Button>
        </span>
      ) : (
        problems > 0 && (
          <span>
            <Icon name="alert" />
            {preview.lastGood(problems)}
          </span>
        )
      )}
    </output>
  );
}
