import { Button, Text, VisuallyHidden } from '@backstage/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ADDRESS_PARAMETER } from '../address/browserHistory.ts';
import { useText } from '../text/TextProvider.tsx';
import { inOrder, type HistoryEntry } from './history.ts';
import styles from './HistoryMenu.module.css';
import { HistoryRow, nameOf } from './HistoryRow.tsx';
import { historyStore, useHistory } from './useHistory.ts';

/** What was worked on, with what can be done about each. */
export function HistoryPanel({ close }: { close: () => void }) {
  const { history } = useText().share;
  const navigate = useNavigate();
  const entries = inOrder(useHistory());
  const [said, setSaid] = useState('');
  const open = ({ share }: HistoryEntry) => {
    close();
    navigate({ pathname: '/', search: `?${ADDRESS_PARAMETER}=${share}` });
  };
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <Text as="h2" variant="body-medium" weight="bold">
          {entries.length === 0 ? history.empty : history.title}
        </Text>
        <Text variant="body-small" color="secondary">
          {entries.length === 0 ? history.emptyHint : history.local}
        </Text>
      </div>
      {entries.length > 0 && (
        <>
          <ul className={styles.list}>
            {entries.map((entry) => (
              <HistoryRow
                key={entry.name}
                entry={entry}
                open={() => open(entry)}
                onRemoved={() => setSaid(history.removed(nameOf(entry)))}
              />
            ))}
          </ul>
          <DeleteAll count={entries.length} />
        </>
      )}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </div>
  );
}

/** Asks once, in its own place. */
function DeleteAll({ count }: { count: number }) {
  const { history } = useText().share;
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <div className={styles.foot}>
        <Button size="small" variant="tertiary" onPress={() => setAsking(true)}>
          {history.removeAll}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className={styles.foot} aria-label={history.removeAll}>
      <Text variant="body-small">{history.removeAllSure(count)}</Text>
      <div className={styles.actions}>
        <Button
          size="small"
          variant="secondary"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of what was pressed
          autoFocus
          onPress={() => setAsking(false)}
        >
          {history.cancel}
        </Button>
        <Button
          size="small"
          variant="primary"
          destructive
          onPress={() => historyStore.change(() => [])}
        >
          {history.removeAllYes}
        </Button>
      </div>
    </fieldset>
  );
}
