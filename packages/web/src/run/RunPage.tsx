import { Text } from '@backstage/ui';
import { useEffect } from 'react';
import { useParams } from 'react-router-dom';
import { useText } from '../text/TextProvider.tsx';
import { Earlier } from './Earlier.tsx';
import { isDone, needsAnotherTry, phaseOf, progressOf, type Phase, type Run } from './events.ts';
import { ProblemNotes } from './ProblemNotes.tsx';
import { RunAfterwards } from './RunAfterwards.tsx';
import { RunFailure } from './RunFailure.tsx';
import { RunFrame } from './RunFrame.tsx';
import { RunHead } from './RunHead.tsx';
import { RunLog } from './RunLog.tsx';
import { RunPortal } from './RunPortal.tsx';
import type { RunRecord } from './runs.ts';
import { RunSteps } from './RunSteps.tsx';
import { sayTitle } from './title.ts';
import { TryAgain } from './TryAgain.tsx';
import { useRun, useRunRecord } from './useRun.ts';

/** A project that the server creates, starts and runs: how it goes, and what comes after. */
export function RunPage() {
  const { id = '' } = useParams();
  return <RunOf key={id} id={id} />;
}

function RunOf({ id }: { id: string }) {
  const { run: text } = useText();
  const run = useRun(id);
  const record = useRunRecord(id);
  const { project, problems } = run;
  if (project === undefined) {
    return (
      <RunFrame share={record?.share}>
        {problems === undefined ? (
          <Text color="secondary">{text.loading}</Text>
        ) : (
          <>
            <Text as="h1" variant="title-small" weight="bold">
              {text.gone}
            </Text>
            <ProblemNotes problems={problems} />
            <Earlier heading="h2" />
          </>
        )}
      </RunFrame>
    );
  }
  return (
    <RunFrame share={record?.share}>
      <RunContent run={run} record={record} project={project} />
    </RunFrame>
  );
}

interface RunContentProps {
  readonly run: Run;
  readonly project: NonNullable<Run['project']>;
  readonly record: RunRecord | undefined;
}

function RunContent({ run, project, record }: RunContentProps) {
  const phase = phaseOf(project);
  const isAtWork = phase === 'creating' || phase === 'starting';
  const isThere = !isAtWork && isDone(project, 'place');
  usePageTitle(phase, project);
  return (
    <>
      <RunHead run={run} project={project} phase={phase} begun={record?.time} />
      {project.error !== undefined && <RunFailure error={project.error} />}
      {needsAnotherTry(project) && record !== undefined && (
        <TryAgain project={project} record={record} />
      )}
      {isThere && <RunPortal project={project} phase={phase} />}
      <RunSteps project={project} />
      {(isAtWork || run.log.lastEvent > 0) && (
        <RunLog log={run.log} name={project.name} isOpen={isAtWork || phase === 'failed'} />
      )}
      {isThere && <RunAfterwards project={project} record={record} />}
    </>
  );
}

/** So that one sees how far it is from another tab. */
function usePageTitle(phase: Phase, project: NonNullable<Run['project']>): void {
  const { run } = useText();
  const text = sayTitle(run, project, phase);
  const { done, all } = progressOf(project);
  const shown = phase === 'creating' ? run.pageProgress(done, all, text) : text;
  useEffect(() => {
    const before = document.title;
    document.title = run.pageTitle(shown);
    return () => {
      document.title = before;
    };
  }, [run, shown]);
}
