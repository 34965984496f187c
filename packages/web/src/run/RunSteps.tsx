import { VisuallyHidden } from '@backstage/ui';
import type { ProjectState, RunStep } from '../server/project.ts';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { stepsOf } from './events.ts';
import styles from './RunSteps.module.css';

/** The parts of a creation, each with what came of it and how long it took. */
export function RunSteps({ project }: { project: ProjectState }) {
  const { run: text } = useText();
  const steps = stepsOf(project);
  const current = steps.find(({ status }) => status === 'running');
  return (
    <>
      <ol className={styles.steps} aria-label={text.stepsLabel}>
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      <VisuallyHidden aria-live="polite">
        {current === undefined ? '' : text.steps[current.id]}
      </VisuallyHidden>
    </>
  );
}

function Step({ step: { id, status, detail, ms } }: { step: RunStep }) {
  const { run: text } = useText();
  const format = useFormat();
  return (
    <li className={styles.step} data-status={status}>
      <span className={styles.mark}>
        {status === 'done' ? (
          <Icon name="check" />
        ) : status === 'failed' ? (
          <Icon name="close" />
        ) : (
          <span className={styles.dot} />
        )}
        <VisuallyHidden>{text.statuses[status]}</VisuallyHidden>
      </span>
      <span className={styles.texts}>
        <span className={styles.name}>{text.steps[id]}</span>
        {status !== 'skipped' && <span className={styles.detail}>{detail}</span>}
      </span>
      <span className={styles.time}>
        {status === 'skipped' ? text.statuses.skipped : ms !== undefined && format.duration(ms)}
      </span>
    </li>
  );
}
