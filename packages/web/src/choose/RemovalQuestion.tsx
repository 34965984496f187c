import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { removeFeatures } from '../wizard/edits.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import styles from './FeatureCard.module.css';

interface RemovalQuestionProps {
  readonly feature: { readonly id: string; readonly title: string };
  /** Ids of what was chosen and can't be without it. */
  readonly needing: readonly string[];
  readonly close: () => void;
}

/** Asks, in the card itself, what is to become of what needs a feature. */
export function RemovalQuestion({ feature, needing, close }: RemovalQuestionProps) {
  const { choose } = useText();
  const format = useFormat();
  const { byId } = useCatalog();
  const wizard = useWizard();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const titles = needing.map((id) => byId.get(id)?.title ?? id);
  const question = choose.needIt(format.list(titles), titles.length);
  const removed = format.list([feature.title, ...titles]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return (
    <fieldset className={styles.question} aria-label={question}>
      <p className={styles.why}>{question}</p>
      <div className={styles.actions}>
        <button
          ref={first}
          type="button"
          className={styles.action}
          onKeyDown={onKeyDown}
          onClick={() => {
            removeFeatures(wizard, [feature.id, ...needing], choose.removed(removed));
            close();
          }}
        >
          {choose.removeTogether(titles.length + 1)}
        </button>
        <button type="button" className={styles.action} onKeyDown={onKeyDown} onClick={close}>
          {choose.keep}
        </button>
      </div>
    </fieldset>
  );
}
