import { Suspense } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { createStore, useStore } from '../store/store.ts';
import { useText } from '../text/TextProvider.tsx';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './KeyList.module.css';
import { useKey } from './useKey.ts';

const KeyDialog = lazyPart(async () => (await import('./KeyDialog.tsx')).KeyDialog);

// The button for it stands elsewhere on the page than the list itself.
const isOpen = createStore(false);
const useOpen = () => useStore(isOpen, (open) => open);

/** Opens and closes the list of keys. */
export function KeyListButton() {
  const { keys } = useText();
  const open = useOpen();
  return (
    <button
      type="button"
      className={styles.opener}
      aria-expanded={open}
      onClick={() => isOpen.set(!open)}
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
  useKey('?', () => isOpen.set(!isOpen.get()), keys.list);
  if (!open) return null;
  return (
    <Suspense>
      <KeyDialog close={() => isOpen.set(false)} />
    </Suspense>
  );
}
