import type { BlueprintChange } from '@stagecraft/engine';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useText } from '../text/TextProvider.tsx';
import { applyFix } from '../wizard/edits.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import type { Reason } from './cardState.ts';
import styles from './FeatureCard.module.css';

interface CardReasonsProps {
  readonly reasons: readonly Reason[];
  readonly id: string;
}

/** Why a feature can't be had, each with the clicks that mend it. */
export function CardReasons({ reasons, id }: CardReasonsProps) {
  const wizard = useWizard();
  const reasonText = useReasonText();
  const changeText = useChangeText();
  return (
    <div className={styles.reasons} id={id}>
      {reasons.map((reason) => (
        <div key={`${reason.code} ${reason.message}`} className={styles.reason}>
          <p className={styles.why}>{reasonText(reason)}</p>
          <div className={styles.actions}>
            {reason.changes.map((change) => (
              <button
                key={JSON.stringify(change)}
                type="button"
                className={styles.action}
                onClick={() => void applyFix(wizard, [change], changeText(change))}
              >
                {changeText(change)}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function useReasonText(): (reason: Reason) => string {
  const { choose } = useText();
  return ({ code, params, message }) => {
    const { featureTitle = '', otherTitle = '', because = '', range, release = '' } = params;
    switch (code) {
      case 'CONFLICT':
        return choose.conflict(otherTitle, because);
      case 'MISSING_REQUIREMENT':
        return choose.needsOneOf(params['choiceTitles'] ?? '');
      case 'NOT_ON_RELEASE':
        return range === undefined
          ? choose.packageMissing(featureTitle, release, params['package'] ?? '')
          : choose.notOnRelease(featureTitle, release, range);
      default:
        return message;
    }
  };
}

/** What a change does, as the name of its button. */
export function useChangeText(): (change: BlueprintChange) => string {
  const { choose } = useText();
  const { byId, releases } = useCatalog();
  const titleOf = (id: string) => byId.get(id)?.title ?? id;
  return (change) => {
    switch (change.kind) {
      case 'add':
        return choose.add(titleOf(change.feature));
      case 'remove':
        return choose.remove(titleOf(change.feature));
      case 'release':
        return choose.takeRelease(
          change.release === 'latest' ? (releases[0]?.version ?? '') : change.release,
        );
      case 'set':
        return choose.set(titleOf(change.feature), change.option, String(change.value ?? ''));
    }
  };
}
