import { Box, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import { memo, type ReactNode } from 'react';
import { useServer } from '../server/useServer.ts';
import { useStore } from '../store/store.ts';
import { useText } from '../text/TextProvider.tsx';
import { HerePanel } from './HerePanel.tsx';
import { ProblemsButton } from './ProblemsButton.tsx';
import { shownWay, type Way } from './store.ts';
import styles from './TakeSection.module.css';
import type { Takeable } from './useTake.ts';
import { BlueprintPanel, CommandPanel, ZipPanel } from './WayPanels.tsx';

/** Each way to take the project, in a tab of its own. */
export const Ways = memo(function Ways({ takeable }: { takeable: Takeable }) {
  const { take } = useText();
  const { server } = useServer();
  const chosen = useStore(shownWay, (way) => way);
  const creates = server?.create === true;
  if (takeable.kind === 'composing') return <Text color="secondary">{take.notYet}</Text>;
  if (takeable.kind === 'problems') {
    const { problems } = takeable;
    return (
      <div className={styles.actions}>
        <Text>{take.toMendFirst(problems.length)}</Text>
        <ProblemsButton problems={problems} />
      </div>
    );
  }
  const { made } = takeable;
  const ways: readonly Way[] = creates
    ? ['here', 'zip', 'command', 'blueprint']
    : ['zip', 'command', 'blueprint', 'here'];
  const panels: Record<Way, ReactNode> = {
    zip: <ZipPanel made={made} />,
    command: <CommandPanel made={made} />,
    blueprint: <BlueprintPanel made={made} />,
    here: <HerePanel made={made} />,
  };
  return (
    <Tabs
      className={styles.tabs ?? ''}
      selectedKey={chosen ?? ways[0] ?? 'zip'}
      onSelectionChange={(key) => shownWay.set(ways.find((way) => way === key))}
    >
      <TabList aria-label={take.ways}>
        {ways.map((way) => (
          <Tab key={way} id={way}>
            {take.tabs[way]}
          </Tab>
        ))}
      </TabList>
      {ways.map((way) => (
        <TabPanel key={way} id={way} className={styles.tab ?? ''}>
          <Box bg="neutral" className={styles.panel}>
            {panels[way]}
          </Box>
        </TabPanel>
      ))}
    </Tabs>
  );
});
