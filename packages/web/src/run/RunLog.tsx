import { Text } from '@backstage/ui';
import { Suspense, useState } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import type { Log } from './events.ts';
import styles from './RunLog.module.css';

const LogView = lazyPart(async () => (await import('./LogView.tsx')).LogView, { ahead: false });

interface RunLogProps {
  readonly log: Log;
  readonly name: string;
  /** Whether one wants to see it now; the person's own choice goes before. */
  readonly isOpen: boolean;
}

/** What the programs of a run write, as it comes. Never read out: the steps are. */
export function RunLog({ log, name, isOpen }: RunLogProps) {
  const { log: text } = useText().run;
  const [chosen, setChosen] = useState<boolean>();
  const shown = chosen ?? isOpen;
  const count = log.lines.length + log.dropped;
  return (
    <details className={styles.log} open={shown}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          setChosen(!shown);
        }}
      >
        <Icon name="chevronRight" />
        <Text as="h2" variant="body-medium" weight="bold">
          {text.title}
        </Text>
        <Text color="secondary">{text.lines(count)}</Text>
      </summary>
      {shown && count === 0 && <Text color="secondary">{text.empty}</Text>}
      {shown && count > 0 && (
        <Suspense fallback={<Text color="secondary">{text.loading}</Text>}>
          <LogView log={log} name={name} />
        </Suspense>
      )}
    </details>
  );
}
