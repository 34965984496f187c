import { Switch, Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './KeyList.module.css';
import { setPlainKeys } from './registry.ts';
import { usePlainKeys, useShortcuts } from './useKey.ts';

/** What each key does here, and whether those without Ctrl do anything. */
export function KeyDialog({ close }: { close: () => void }) {
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
        if (event.key === 'Escape') close();
      }}
    >
      <div className={styles.head}>
        <Text as="h2" variant="body-medium" weight="bold">
          {keys.title}
        </Text>
        <button type="button" className={styles.opener} onClick={close}>
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
