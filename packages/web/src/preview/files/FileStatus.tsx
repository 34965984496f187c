import { useText } from '../../text/TextProvider.tsx';
import type { CursorPlace } from '../editor/codeView.ts';
import { useOriginMarks } from '../useOriginMarks.ts';
import styles from './Files.module.css';

/** Where the cursor is and who put that line there: what the margin shows, in words. */
export function FileStatus({ place }: { place: CursorPlace | undefined }) {
  const { preview } = useText();
  const markOf = useOriginMarks();
  return (
    <p className={styles.status}>
      <span>{preview.file.line(place?.line ?? 1)}</span>
      <output>
        {place?.origin !== undefined && preview.file.putBy(markOf(place.origin).title)}
      </output>
    </p>
  );
}
