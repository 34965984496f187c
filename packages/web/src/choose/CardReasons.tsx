import { useText } from '../text/TextProvider.tsx';
import { useChangeLabel, useProblemText } from '../text/useProblemText.tsx';
import { applyFix } from '../wizard/edits.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import { firstRelease, withoutEchoes, type Reason } from './cardState.ts';
import styles from './FeatureCard.module.css';

interface CardReasonsProps {
  readonly reasons: readonly Reason[];
  readonly id: string;
}

/** Why a feature can't be had, each with the clicks that mend it. */
export function CardReasons({ reasons, id }: CardReasonsProps) {
  const wizard = useWizard();
  const { choose } = useText();
  const problemOf = useProblemText();
  const labelOf = useChangeLabel();
  const textOf = (reason: Reason) => {
    const first = firstRelease(reason);
    return first === undefined ? problemOf(reason).message : choose.since(first);
  };
  return (
    <div className={styles.reasons} id={id}>
      {withoutEchoes(reasons).map((reason) => (
        <div key={`${reason.code} ${reason.message}`} className={styles.reason}>
          <p className={styles.why}>{textOf(reason)}</p>
          <div className={styles.actions}>
            {reason.changes.map((change) => (
              <button
                key={JSON.stringify(change)}
                type="button"
                className={styles.action}
                onClick={() => void applyFix(wizard, [change], labelOf(change))}
              >
                {labelOf(change)}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
