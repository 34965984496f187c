import type { BlueprintChange } from '@stagecraft/engine';
import { memo } from 'react';
import { goToPlace } from '../choose/goToPlace.ts';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useChangeLabel, useFeatureTitle, useProblemText } from '../text/useProblemText.tsx';
import { Icon } from '../theme/Icon.tsx';
import { applyFix } from '../wizard/edits.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import type { CompositionView, Made } from '../worker/protocol.ts';
import { blockersOf, type Blocker } from './mending.ts';
import styles from './Problems.module.css';

const NONE: Pick<CompositionView, 'problems' | 'states'> = { problems: [], states: {} };

/** What keeps the project from being made; each leads to its place on the page. */
export function Problems({ gone }: { gone: () => void }) {
  const { summary } = useText();
  const view = useWizardState((state) => state.view) ?? NONE;
  if (view.problems.length === 0) return null;
  return (
    <section className={styles.block} data-kind="problems">
      <h3 className={styles.title}>
        <Icon name="alert" />
        {summary.problems(view.problems.length)}
      </h3>
      <ul className={styles.list}>
        {blockersOf(view).map((blocker) => (
          <BlockerView
            key={`${blocker.problem.code} ${blocker.path.join('.')} ${blocker.problem.message}`}
            blocker={blocker}
            gone={gone}
          />
        ))}
      </ul>
    </section>
  );
}

function BlockerView({ blocker, gone }: { blocker: Blocker; gone: () => void }) {
  const { summary } = useText();
  const say = useProblemText();
  const format = useFormat();
  const titleOf = useFeatureTitle();
  const { problem, path, features, ways } = blocker;
  const { message, fix } = say(problem);
  const release = problem.params?.['release'] ?? '';
  return (
    <li className={styles.warning}>
      <button
        type="button"
        className={styles.place}
        onClick={() => {
          gone();
          goToPlace(path);
        }}
      >
        <span>
          {features.length > 1
            ? summary.absent(format.list(features.map(titleOf)), release)
            : message}
        </span>
        {ways.length === 0 && <span className={styles.fix}>{fix}</span>}
      </button>
      <Ways ways={ways} />
    </li>
  );
}

/** A button for each way to mend something. */
function Ways({ ways }: { ways: readonly (readonly BlueprintChange[])[] }) {
  const { summary } = useText();
  const wizard = useWizard();
  const labelOf = useChangeLabel();
  if (ways.length === 0) return null;
  return (
    <div className={styles.actions}>
      {ways.map((changes) => {
        const [change] = changes;
        if (change === undefined) return null;
        const label = changes.length > 1 ? summary.removeAll(changes.length) : labelOf(change);
        return (
          <button
            key={JSON.stringify(changes)}
            type="button"
            className={styles.action}
            onClick={() => void applyFix(wizard, changes, label)}
          >
            {label}
          </button>
        );
      })}
    </div>
  );
}

/** What a person should know before they take the project, each with the clicks that mend it. */
export const Warnings = memo(function Warnings({ warnings }: { warnings: Made['warnings'] }) {
  const { summary } = useText();
  const say = useProblemText();
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
              <Ways ways={warning.changes.map((change) => [change])} />
            </li>
          );
        })}
      </ul>
    </section>
  );
});
