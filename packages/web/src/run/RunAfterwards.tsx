import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import type { ProjectState } from '../server/project.ts';
import { Copyable } from '../share/Copyable.tsx';
import { commandsFor, nodeVersions, yarnOf } from '../take/commands.ts';
import { NextStepsList } from '../take/NextStepsList.tsx';
import { LOCAL } from '../take/steps.ts';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useWizard } from '../wizard/useWizard.tsx';
import { isDone } from './events.ts';
import styles from './RunAfterwards.module.css';
import type { RunRecord } from './runs.ts';

interface RunAfterwardsProps {
  readonly project: ProjectState;
  readonly record: RunRecord | undefined;
}

/** What comes after: next steps for what was created, and the folder without Stagecraft. */
export function RunAfterwards({ project, record }: RunAfterwardsProps) {
  const { run: text, take } = useText();
  const format = useFormat();
  const { releases } = useCatalog();
  const afterwards = useAfterwards(record?.share);
  const { portal, name, folder } = project;
  const origins = useMemo(
    () =>
      portal === undefined ? LOCAL : { frontend: portal.frontendUrl, backend: portal.backendUrl },
    [portal],
  );
  const done = useMemo(() => doneOf(project, record), [project, record]);
  if (afterwards === undefined) return null;
  const { made, release } = afterwards;
  const node = releases.find(({ version }) => version === release)?.node ?? '';
  const { start } = commandsFor(name, yarnOf(made.files), false);
  return (
    <>
      <section className={styles.section} aria-labelledby={NEXT}>
        <Text as="h2" variant="title-x-small" weight="bold" id={NEXT}>
          {take.next.title}
        </Text>
        <NextStepsList
          project={name}
          made={made}
          node={format.either(nodeVersions(node))}
          origins={origins}
          done={done}
        />
      </section>
      {isDone(project, 'install') && (
        <section className={styles.section} aria-labelledby={FOLDER}>
          <Text as="h2" variant="title-x-small" weight="bold" id={FOLDER}>
            {text.inFolder}
          </Text>
          <Text>{text.inFolderHelp}</Text>
          <Copyable shape="lines" label={text.commands} text={`cd ${quoted(folder)}\n${start}`} />
        </section>
      )}
    </>
  );
}

const NEXT = 'next';
const FOLDER = 'folder';

function useAfterwards(share: string | undefined) {
  const { engine } = useWizard();
  const { data } = useQuery({
    queryKey: ['afterwards', share],
    enabled: share !== undefined,
    queryFn: async () => {
      const draft = await engine.openLink(share ?? '');
      return { made: await engine.afterwards(draft), release: draft.release };
    },
    staleTime: Infinity,
    retry: false,
  });
  return data;
}

/** What needs no doing any more: secrets that were given, and starting. */
function doneOf(project: ProjectState, record: RunRecord | undefined): readonly string[] {
  return [
    ...(isDone(project, 'start') ? ['start'] : []),
    ...(isDone(project, 'secrets') ? (record?.given ?? []).map((name) => `secret:${name}`) : []),
  ];
}

/** For a shell, where a path has what it would take apart. */
function quoted(folder: string): string {
  return /^[\w./:\\-]+$/.test(folder) ? folder : `"${folder}"`;
}
