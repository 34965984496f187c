import { useText } from '../../text/TextProvider.tsx';
import styles from './Changes.module.css';
import { useLastChange } from './useLastChange.ts';

/** One line on what the last choice did to the files; read out as it changes. */
export function LastChange() {
  const { preview } = useText();
  const { label, changes, own } = useLastChange();
  const { added, changed, removed } = changes;
  return (
    <output className={styles.last}>
      {own && preview.change.summary(label, added.length, changed.length, removed.length)}
    </output>
  );
}
