import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { cancelProject } from '../server/api.ts';
import type { ProjectState } from '../server/project.ts';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { isDone, progressOf, type Phase, type Run } from './events.ts';
import styles from './RunHead.module.css';
import { sayTitle } from './title.ts';
import { useAction } from './useAction.ts';
import { ProblemNotes } from './ProblemNotes.tsx';
import { useElapsed } from './useRun.ts';

interface RunHeadProps {
  readonly run: Run;
  readonly project: ProjectState;
  readonly phase: Phase;
  /** When it was begun, if this browser began it. */
  readonly begun: number | undefined;
}

/** What it is at, how far, for how long, and what is happening now. */
export function RunHead({ run, project, phase, begun }: RunHeadProps) {
  const { run: text } = useText();
  const format = useFormat();
  const { done, all } = progressOf(project);
  const took = useElapsed(run, begun);
  const isAtWork = phase === 'creating' || phase === 'starting';
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <Text as="h1" variant="title-small" weight="bold">
          {sayTitle(text, project, phase)}
        </Text>
        <div className={styles.figures}>
          <Text color="secondary">
            {isAtWork
              ? `${text.progress(done, all)} · ${format.duration(took)}`
              : text.took(format.duration(took))}
          </Text>
          {isAtWork && <Cancel id={project.id} isStarting={phase === 'starting'} />}
        </div>
      </div>
      {isAtWork && (
        <progress
          className={styles.bar}
          aria-label={text.progressLabel}
          value={done}
          max={Math.max(all, 1)}
        />
      )}
      {phase === 'cancelled' && (
        <Text>{isDone(project, 'place') ? text.cancelledPlaced : text.cancelled}</Text>
      )}
      {run.connection === 'lost' && <Text role="alert">{text.lost}</Text>}
      {run.connection === 'refused' && <ProblemNotes problems={run.problems ?? []} />}
    </div>
  );
}

/** Asks once, in its own place. */
function Cancel({ id, isStarting }: { id: string; isStarting: boolean }) {
  const { run: text } = useText();
  const [asking, setAsking] = useState(false);
  const { act, isPending, problems } = useAction(() => cancelProject(id));
  if (!asking) {
    return (
      <Button size="small" variant="secondary" onPress={() => setAsking(true)}>
        {text.cancel}
      </Button>
    );
  }
  if (isPending) return <Text aria-live="polite">{text.cancelling}</Text>;
  return (
    <>
      <fieldset className={styles.cancel} aria-label={text.cancel}>
        <Text>{isStarting ? text.cancelStartSure : text.cancelSure}</Text>
        <Button
          size="small"
          variant="secondary"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of what was pressed
          autoFocus
          onPress={() => setAsking(false)}
        >
          {text.cancelNo}
        </Button>
        <Button size="small" destructive onPress={act}>
          {text.cancelYes}
        </Button>
      </fieldset>
      <ProblemNotes problems={problems} />
    </>
  );
}
