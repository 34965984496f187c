import styles from './Marked.module.css';
import { markedParts } from './words.ts';

interface MarkedProps {
  readonly text: string;
  /** Undefined when nothing is searched for. */
  readonly terms: ReadonlySet<string> | undefined;
}

/** A text in which the words that were searched for stand out. */
export function Marked({ text, terms }: MarkedProps) {
  if (terms === undefined || terms.size === 0) return text;
  return markedParts(text, terms).map(({ text: part, isMatch }, at) =>
    // Parts have no other name than their place.
    // oxlint-disable-next-line react/no-array-index-key
    isMatch ? (
      <mark key={at} className={styles.mark}>
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
