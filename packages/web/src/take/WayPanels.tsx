import { Button, Text } from '@backstage/ui';
import { Copyable } from '../share/Copyable.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import type { Made } from '../worker/protocol.ts';
import { blueprintCommand, commandsFor, yarnOf } from './commands.ts';
import { saveFile } from './download.ts';
import styles from './TakeSection.module.css';
import { useDownload } from './useDownload.ts';
import { useNode } from './useNode.ts';

const isWindows = navigator.userAgent.includes('Windows');

export function ZipPanel({ made }: { made: Made }) {
  const { take } = useText();
  const name = useName();
  const node = useNode();
  const { download, isPending, said } = useDownload();
  const { unpack, enter, install, start } = commandsFor(name, yarnOf(made.files), isWindows);
  return (
    <>
      <Text>{take.zipPanel.intro(made.files.length)}</Text>
      <div className={styles.actions}>
        <Button
          variant="secondary"
          iconStart={<Icon name="download" />}
          isPending={isPending}
          onPress={download}
        >
          {take.zip}
        </Button>
        <Text color="secondary">{said}</Text>
      </div>
      <Text>{take.zipPanel.then}</Text>
      <Copyable
        shape="lines"
        label={take.zipPanel.steps}
        text={[unpack, enter, install, start].join('\n')}
      />
      <Text color="secondary">
        {take.zipPanel.node(node)} {take.zipPanel.opens}
      </Text>
    </>
  );
}

export function CommandPanel({ made }: { made: Made }) {
  const { take } = useText();
  const name = useName();
  return (
    <>
      <Text>{take.commandPanel.intro}</Text>
      <Copyable label={take.command} text={made.command} />
      <Text>{take.commandPanel.then}</Text>
      <Copyable label={take.commandPanel.start} text={`npx stagecraft start ${name}`} />
    </>
  );
}

export function BlueprintPanel({ made }: { made: Made }) {
  const { take } = useText();
  const name = useName();
  const { file, intro, download, then } = take.blueprintPanel;
  return (
    <>
      <Text>{intro}</Text>
      <Copyable shape="lines" label={file} text={made.blueprint} />
      <div className={styles.actions}>
        <Button
          variant="secondary"
          iconStart={<Icon name="download" />}
          onPress={() => saveFile('stagecraft.yaml', [made.blueprint], 'application/yaml')}
        >
          {download}
        </Button>
      </div>
      <Text>{then}</Text>
      <Copyable label={take.command} text={blueprintCommand(name)} />
    </>
  );
}

/** Of what was composed, which the panels are about. */
function useName(): string {
  return useWizardState(({ view, draft }) => view?.draft.name ?? draft.name);
}
