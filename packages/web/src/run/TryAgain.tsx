import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import type { ProjectState } from '../server/project.ts';
import { useSecrets } from '../server/secrets.ts';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useWizard } from '../wizard/useWizard.tsx';
import { isDone } from './events.ts';
import { isFolderName, lastSegment, nextName } from './folder.ts';
import { FolderField } from './FolderField.tsx';
import { ProblemNotes } from './ProblemNotes.tsx';
import styles from './RunFailure.module.css';
import type { RunRecord } from './runs.ts';
import { useCreate } from './useCreate.ts';

/** The same choices once more; in another folder when the first one has the project in it. */
export function TryAgain({ project, record }: { project: ProjectState; record: RunRecord }) {
  const { run: text } = useText();
  const format = useFormat();
  const { engine } = useWizard();
  const { values } = useSecrets();
  const before = lastSegment(project.folder);
  const [folder, setFolder] = useState(isDone(project, 'place') ? nextName(before) : before);
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
      <FolderField
        className={styles.folder}
        size="small"
        label={text.tryAgainFolder}
        value={folder}
        onChange={setFolder}
      />
      <Button isDisabled={!isNamed} onPress={() => void retry()}>
        {text.tryAgain}
      </Button>
      <Text color="secondary">
        {isPending ? text.here.creating : text.tryAgainHelp}{' '}
        {lost.length > 0 && text.tryAgainSecrets(format.list(lost))}
      </Text>
      <ProblemNotes problems={problems} />
    </div>
  );
}
