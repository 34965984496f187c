import { Button, Switch, Text } from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import { useSecrets } from '../server/secrets.ts';
import { CREATE_FORM } from '../take/store.ts';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import type { Made } from '../worker/protocol.ts';
import styles from './CreatePanel.module.css';
import { Earlier } from './Earlier.tsx';
import { isFolderName, nextName, withSlash } from './folder.ts';
import { FolderField } from './FolderField.tsx';
import { ProblemNotes } from './ProblemNotes.tsx';
import { SecretFields } from './SecretFields.tsx';
import { useCreate } from './useCreate.ts';

/** Codes of a folder that another project has. */
const TAKEN: ReadonlySet<string> = new Set(['FOLDER_NOT_EMPTY', 'FOLDER_IN_USE']);

interface CreatePanelProps {
  readonly made: Made;
  readonly projectsFolder: string;
}

/** What is still open before a project is created on the server's machine. */
export function CreatePanel({ made, projectsFolder }: CreatePanelProps) {
  const { here } = useText().run;
  const view = useWizardState((state) => state.view);
  const { values } = useSecrets();
  const [named, setNamed] = useState<string>();
  const [install, setInstall] = useState(true);
  const [start, setStart] = useState(true);
  const { create, isPending, problems, forget } = useCreate();
  const folder = named ?? view?.draft.name ?? '';
  const isNamed = isFolderName(folder);
  const name = (typed: string) => {
    setNamed(typed);
    // What was said was said of another folder.
    forget();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (view?.share === undefined || !isNamed || isPending) return;
    const { draft, share } = view;
    const secrets = typedFor(made, values);
    create({ draft, share, folder, secrets, install, start: start && install });
  };
  return (
    <>
      <form id={CREATE_FORM} className={styles.form} onSubmit={submit}>
        <Text>{here.intro}</Text>
        <FolderField
          className={styles.folder}
          label={here.folder}
          description={here.folderIn(projectsFolder)}
          value={folder}
          onChange={name}
        />
        <Switches made={made} install={[install, setInstall]} start={[start, setStart]} />
        <SecretFields environment={made.environment} />
        <ProblemNotes problems={problems} />
        {problems.some(({ code }) => TAKEN.has(code)) && (
          <div>
            <Button variant="secondary" onPress={() => name(nextName(folder))}>
              {here.otherFolder(nextName(folder))}
            </Button>
          </div>
        )}
        <div className={styles.actions}>
          <Button
            className={styles.submit ?? ''}
            type="submit"
            variant="primary"
            isDisabled={!isNamed}
          >
            {here.create(`${withSlash(projectsFolder)}${folder}`)}
          </Button>
          <Text color="secondary" aria-live="polite">
            {isPending ? here.creating : ''}
          </Text>
        </div>
      </form>
      <Earlier />
    </>
  );
}

type Toggle = readonly [boolean, (on: boolean) => void];

function Switches({ made, install, start }: { made: Made; install: Toggle; start: Toggle }) {
  const { here } = useText().run;
  const format = useFormat();
  const { installedPackages, installedBytes } = made;
  const size = [
    ...(installedPackages === undefined ? [] : [here.packages(installedPackages)]),
    ...(installedBytes === undefined ? [] : [format.bytes(installedBytes)]),
  ];
  return (
    <div className={styles.switches}>
      <div className={styles.switch}>
        <Switch label={here.install} isSelected={install[0]} onChange={install[1]} />
        <Text variant="body-small" color="secondary">
          {size.join(', ')}
        </Text>
      </div>
      <div className={styles.switch}>
        <Switch
          label={here.start}
          isSelected={start[0] && install[0]}
          isDisabled={!install[0]}
          onChange={start[1]}
        />
        <Text variant="body-small" color="secondary">
          {install[0] ? here.startHelp : here.startNeedsInstall}
        </Text>
      </div>
    </div>
  );
}

/** What was typed, as far as these choices read it. */
function typedFor({ environment }: Made, values: Readonly<Record<string, string>>) {
  const read = new Set(environment.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => read.has(name) && value !== ''),
  );
}
