import { Button, Dialog, DialogBody, DialogHeader, DialogTrigger } from '@backstage/ui';
import { memo, useState } from 'react';
import { useNarrow } from '../layout/useNarrow.ts';
import { Also } from '../portal/Also.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import { Summary } from './Summary.tsx';
import styles from './SummaryButton.module.css';
import { useSummary } from './useSummary.ts';

/** Where there is no room beside the choices: a button that opens the summary from below. */
export const SummaryButton = memo(function SummaryButton() {
  return useNarrow() ? <OpensSummary /> : null;
});

function OpensSummary() {
  const { summary } = useText();
  const { features, problems } = useSummary();
  const elsewhere = useWizardState(({ made }) => made?.portal.elsewhere);
  const [isOpen, setOpen] = useState(false);
  const short = summary.short(features);
  const toMend = problems.length === 0 ? '' : summary.shortProblems(problems.length);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        variant="tertiary"
        size="medium"
        aria-label={[short, toMend, summary.open].filter(Boolean).join(', ')}
        className={styles.button}
      >
        <span className={styles.label}>
          <span className={styles.features}>{short}</span>{' '}
          {toMend === '' ? null : <span className={styles.problems}>{toMend}</span>}
        </span>
        <Icon name="chevronUp" />
      </Button>
      <Dialog className={styles.sheet}>
        <DialogHeader>{summary.title}</DialogHeader>
        <DialogBody>
          <Summary gone={() => setOpen(false)} />
          {elsewhere === undefined ? null : (
            <div className={styles.also}>
              <Also items={elsewhere} />
            </div>
          )}
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
}
