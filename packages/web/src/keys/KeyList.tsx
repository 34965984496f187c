import { Switch, Text } from '@backstage/ui';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './KeyList.module.css';
import { setPlainKeys } from './registry.ts';
import { useKey, usePlainKeys, useShortcuts } from './useKey.ts';

// The button for it stands elsewhere on the page than the list itself.
let isOpen = false;
const listeners = new Set<() => void>();

function setOpen(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function useOpen(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}

/** Opens and closes the list of keys. */
export function KeyListButton() {
  const { keys } = useText();
  const open = useOpen();
  return (
    <button
      type="button"
      className={styles.opener}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      <KeyCaps combo="?" />
      {keys.title}
    </button>
  );
}

/** The keys that do something here, in a corner; `?` opens it, Escape closes it. */
export function KeyList() {
  const { keys } = useText();
  const open = useOpen();
  useKey('?', () => setOpen(!isOpen), keys.list);
  return open ? <KeyDialog /> : null;
}

function KeyDialog() {
  const { keys, common } = useText();
  const plain = usePlainKeys();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.show();
    dialog.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={keys.title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <div className={styles.head}>
        <Text as="h2" variant="body-medium" weight="bold">
          {keys.title}
        </Text>
        <button type="button" className={styles.opener} onClick={() => setOpen(false)}>
          {common.close}
        </button>
      </div>
      <Keys />
      <Switch label={keys.plain} isSelected={plain} onChange={setPlainKeys} />
    </dialog>
  );
}

function Keys() {
  const shortcuts = useShortcuts();
  const shown = shortcuts.filter(
    (shortcut, at) => shortcuts.findLastIndex(({ combo }) => combo === shortcut.combo) === at,
  );
  return (
    <dl className={styles.list}>
      {shown.map(({ combo, label }) => (
        <div key={combo} className={styles.row}>
          <dt>
            <KeyCaps combo={combo} />
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
