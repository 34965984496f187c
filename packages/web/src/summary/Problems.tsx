import { goToPlace } from '../choose/goToPlace.ts';
import { useText } from '../text/TextProvider.tsx';
import { useChangeLabel, useProblemText } from '../text/useProblemText.tsx';
import { Icon } from '../theme/Icon.tsx';
import { applyFix } from '../wizard/edits.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import type { Made, Problem } from '../worker/protocol.ts';
import styles from './Problems.module.css';

/** What keeps the project from being made; each leads to its place on the page. */
export function Problems({ problems, gone }: { problems: readonly Problem[]; gone: () => void }) {
  const { summary } = useText();
  const say = useProblemText();
  if (problems.length === 0) return null;
  return (
    <section className={styles.block} data-kind="problems">
      <h3 className={styles.title}>
        <Icon name="alert" />
        {summary.problems(problems.length)}
      </h3>
      <ul className={styles.list}>
        {problems.map((problem) => {
          const { message, fix } = say(problem);
          return (
            <li key={`${problem.code} ${problem.path?.join('.') ?? ''} ${problem.message}`}>
              <button
                type="button"
                className={styles.place}
                onClick={() => {
                  gone();
                  goToPlace(problem.path ?? []);
                }}
              >
                <span>{message}</span>
                <span className={styles.fix}>{fix}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What a person should know before they take the project, each with the clicks that mend it. */
export function Warnings({ warnings }: { warnings: Made['warnings'] }) {
  const { summary } = useText();
  const wizard = useWizard();
  const say = useProblemText();
  const labelOf = useChangeLabel();
  if (warnings.length === 0) return null;
  return (
    <section className={styles.block} data-kind="warnings">
      <h3 className={styles.title}>
        <Icon name="info" />
        {summary.warnings(warnings.length)}
      </h3>
      <ul className={styles.list}>
        {warnings.map((warning) => {
          const { message, fix } = say(warning);
          return (
            <li key={`${warning.code} ${warning.message}`} className={styles.warning}>
              <p>
                {message} <span className={styles.fix}>{fix}</span>
              </p>
              <div className={styles.actions}>
                {warning.changes.map((change) => (
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
            </li>
          );
        })}
      </ul>
    </section>
  );
}
