import type { Origin } from '@stagecraft/engine';
import { useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import { changePreview } from '../store.ts';
import { useOriginMarks } from '../useOriginMarks.ts';
import styles from './Files.module.css';

/** The filter that is on, and takes it off. */
export function OnlyOf({ origin }: { origin: Origin }) {
  const { preview } = useText();
  const { title } = useOriginMarks()(origin);
  return (
    <button
      type="button"
      className={styles.only}
      title={preview.everything}
      aria-label={`${preview.onlyOf(title)}. ${preview.everything}`}
      onClick={() => changePreview({ only: undefined })}
    >
      <span>{preview.onlyOf(title)}</span>
      <Icon name="close" size={14} />
    </button>
  );
}
