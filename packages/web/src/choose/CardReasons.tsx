import { useText } from '../text/TextProvider.tsx';
import { useChangeLabel, useProblemText } from '../text/useProblemText.tsx';
import { featureAnchor } from '../theme/goTo.ts';
import { Icon } from '../theme/Icon.tsx';
import { applyFix } from '../wizard/edits.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import { firstRelease, withoutEchoes, type Reason } from './cardState.ts';
import styles from './FeatureCard.module.css';

interface CardReasonsProps {
  readonly reasons: readonly Reason[];
  readonly feature: string;
  /** Whether the project has the feature nevertheless, and so can't be made. */
  readonly isIn: boolean;
}

/** Why a feature can't be had, each with the clicks that mend it. */
export function CardReasons({ reasons, feature, isIn }: CardReasonsProps) {
  const wizard = useWizard();
  const { choose } = useText();
  const problemOf = useProblemText();
  const labelOf = useChangeLabel();
  const textOf = (reason: Reason) => {
    const first = firstRelease(reason);
    return first === undefined ? problemOf(reason).message : choose.since(first);
  };
  return (
    <div className={styles.reasons} id={`${featureAnchor(feature)}-reasons`}>
      {withoutEchoes(reasons).map((reason) => (
        <div key={`${reason.code} ${reason.message}`} className={styles.reason}>
          <p className={styles.why}>
            {isIn && <Icon name="alert" />}
            {textOf(reason)}
          </p>
          <div className={styles.actions}>
            {reason.changes.map((change) => (
              <button
                key={JSON.stringify(change)}
                type="button"
                className={styles.action}
                onClick={() => {
                  void applyFix(wizard, [change], labelOf(change));
                  // The button goes with the reason.
                  document.getElementById(featureAnchor(feature))?.focus();
                }}
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
