import { Button, ButtonIcon, Text, TextField } from '@backstage/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { labelled, removed, starred, type HistoryEntry } from './history.ts';
import styles from './HistoryMenu.module.css';
import { historyStore } from './useHistory.ts';

/** What the person sees an entry as. */
export function nameOf({ label, title, name }: HistoryEntry): string {
  return label ?? title ?? name;
}

interface HistoryRowProps {
  readonly entry: HistoryEntry;
  readonly open: () => void;
  readonly onRemoved: () => void;
}

export function HistoryRow({ entry, open, onRemoved }: HistoryRowProps) {
  const { history } = useText().share;
  const format = useFormat();
  const [renaming, setRenaming] = useState<boolean>();
  const renameButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Back to where renaming began.
    if (renaming === false) renameButton.current?.focus();
  }, [renaming]);
  if (renaming === true) return <Rename entry={entry} done={() => setRenaming(false)} />;
  const shown = nameOf(entry);
  const when = new Date(entry.time);
  return (
    <li className={styles.entry}>
      <button type="button" className={styles.open} onClick={open}>
        <Text truncate weight="bold">
          {shown}
        </Text>
        <Text variant="body-small" color="secondary" truncate title={format.date(when)}>
          {shown === entry.name ? '' : `${entry.name} · `}
          {format.ago(when)}
        </Text>
      </button>
      <ButtonIcon
        className={entry.favourite === true ? styles.starred : ''}
        icon={<Icon name="star" />}
        aria-label={history.star(shown)}
        aria-pressed={entry.favourite === true}
        size="small"
        variant="tertiary"
        onPress={() =>
          historyStore.change((all) => starred(all, entry.name, entry.favourite !== true))
        }
      />
      <ButtonIcon
        icon={<Icon name="edit" />}
        aria-label={history.rename(shown)}
        size="small"
        variant="tertiary"
        ref={renameButton}
        onPress={() => setRenaming(true)}
      />
      <ButtonIcon
        icon={<Icon name="trash" />}
        aria-label={history.remove(shown)}
        size="small"
        variant="tertiary"
        onPress={() => {
          historyStore.change((all) => removed(all, entry.name));
          onRemoved();
        }}
      />
    </li>
  );
}

function Rename({ entry, done }: { entry: HistoryEntry; done: () => void }) {
  const { history } = useText().share;
  const [label, setLabel] = useState(nameOf(entry));
  const save = (event: FormEvent) => {
    event.preventDefault();
    historyStore.change((all) => labelled(all, entry.name, label));
    done();
  };
  return (
    <li className={styles.entry}>
      <form className={styles.rename} onSubmit={save}>
        <TextField
          size="small"
          label={history.renameLabel}
          value={label}
          onChange={setLabel}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of what was pressed
          autoFocus
          onKeyDown={(event) => {
            // Else it goes on to the list and closes it.
            if (event.key === 'Escape') done();
            else event.continuePropagation();
          }}
        />
        <Button size="small" type="submit">
          {history.save}
        </Button>
      </form>
    </li>
  );
}
