import { Alert, Button, Text, TextField } from '@backstage/ui';
import { useState } from 'react';
import { problemsIn, startPortal } from '../server/api.ts';
import type { ApiProblem, ProjectState } from '../server/project.ts';
import { useSecrets } from '../server/secrets.ts';
import { Copyable } from '../share/Copyable.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useProblemText } from '../text/useProblemText.tsx';
import { useWizard } from '../wizard/useWizard.tsx';
import { isFolderName, lastSegment, nextName } from './folder.ts';
import { ProblemNotes } from './ProblemNotes.tsx';
import styles from './RunFailure.module.css';
import type { RunRecord } from './runs.ts';
import { useAction } from './useAction.ts';
import { useCreate } from './useCreate.ts';

interface RunFailureProps {
  readonly project: ProjectState;
  readonly error: ApiProblem;
  readonly record: RunRecord | undefined;
}

/** Why it ended early, what mends it, and another try. */
export function RunFailure({ project, error, record }: RunFailureProps) {
  const { run: text } = useText();
  const say = useProblemText();
  const failed = project.steps.find(({ status }) => status === 'failed');
  return (
    <div className={styles.failure}>
      {problemsIn(error, error.status ?? 0).map((problem) => {
        const { message, fix } = say(problem);
        // What a program said follows in lines of its own.
        const [first = '', ...words] = message.split('\n');
        return (
          <div key={`${problem.code} ${first}`} className={styles.problem} role="alert">
            <Alert status="danger" icon title={first} description={fix} />
            {words.length > 0 && (
              <>
                <Text variant="body-small" color="secondary">
                  {text.whatHappened}
                </Text>
                <Copyable shape="lines" label={text.whatHappened} text={words.join('\n')} />
              </>
            )}
          </div>
        );
      })}
      {failed?.id === 'start' ? (
        <StartAgain id={project.id} />
      ) : (
        record !== undefined && <TryAgain project={project} record={record} />
      )}
    </div>
  );
}

function StartAgain({ id }: { id: string }) {
  const { run: text } = useText();
  const { act, isPending, problems } = useAction(() => startPortal(id));
  return (
    <>
      <div>
        <Button isPending={isPending} onPress={act}>
          {text.startAgain}
        </Button>
      </div>
      <ProblemNotes problems={problems} />
    </>
  );
}

/** The same choices once more; in another folder when the first one has the project in it. */
function TryAgain({ project, record }: { project: ProjectState; record: RunRecord }) {
  const { run: text } = useText();
  const format = useFormat();
  const { engine } = useWizard();
  const { values } = useSecrets();
  const isPlaced = project.steps.some(({ id, status }) => id === 'place' && status === 'done');
  const before = lastSegment(project.folder);
  const [folder, setFolder] = useState(isPlaced ? nextName(before) : before);
  const { create, isPending, problems } = useCreate();
  const lost = record.given.filter((name) => values[name] === undefined);
  const retry = async () => {
    const draft = await engine.openLink(record.share);
    const { share, install, start, given } = record;
    const secrets = Object.fromEntries(
      given.flatMap((name) => {
        const value = values[name];
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    create({ draft, share, folder, secrets, install, start });
  };
  const isNamed = isFolderName(folder);
  return (
    <div className={styles.again}>
      <TextField
        className={styles.folder ?? ''}
        size="small"
        label={text.tryAgainFolder}
        value={folder}
        onChange={setFolder}
        validationBehavior="aria"
        validate={() => (isNamed ? null : text.here.folderWrong)}
      />
      <Button isDisabled={!isNamed} isPending={isPending} onPress={() => void retry()}>
        {text.tryAgain}
      </Button>
      <Text color="secondary">
        {text.tryAgainHelp} {lost.length > 0 && text.tryAgainSecrets(format.list(lost))}
      </Text>
      <ProblemNotes problems={problems} />
    </div>
  );
}
