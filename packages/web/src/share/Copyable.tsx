import { useRef } from 'react';
import { CopyButton } from './CopyButton.tsx';
import { selectText } from './clipboard.ts';
import styles from './Copyable.module.css';

interface CopyableProps {
  readonly text: string;
  /** What it is: "the command". */
  readonly label: string;
  /** `wrap` shows all of it, `lines` keeps its lines as they are, `one` shows the begin of it. */
  readonly shape?: 'wrap' | 'lines' | 'one';
}

/** A text to take along: a command, a link, a file. */
export function Copyable({ text, label, shape = 'wrap' }: CopyableProps) {
  const shown = useRef<HTMLPreElement>(null);
  return (
    <figure className={`${styles.box} ${styles[shape] ?? ''}`} aria-label={label}>
      <pre
        className={styles.text}
        ref={shown}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls, scrolls by keys
        tabIndex={shape === 'one' ? undefined : 0}
      >
        {text}
      </pre>
      <CopyButton text={text} label={label} onRefused={() => selectText(shown.current)} />
    </figure>
  );
}
