import type { ReactNode } from 'react';
import { useText } from '../text/TextProvider.tsx';
import styles from './Shell.module.css';

interface ShellProps {
  readonly header: ReactNode;
  readonly contents: ReactNode;
  readonly sketch: ReactNode;
  readonly summary: ReactNode;
  readonly preview: ReactNode;
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

export const MAIN = 'choices';

/** Where things stand. Wide: contents, choices, and the portal beside them. Narrow: one column. */
export function Shell({ header, contents, sketch, summary, preview, bar, children }: ShellProps) {
  const { common } = useText();
  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href={`#${MAIN}`}
        onClick={(event) => {
          // The address after the # is the page's own.
          event.preventDefault();
          document.getElementById(MAIN)?.focus();
        }}
      >
        {common.skipToMain}
      </a>
      <header className={styles.header}>{header}</header>
      <nav className={styles.contents} aria-label={common.contents}>
        {contents}
      </nav>
      <main className={styles.main} id={MAIN} tabIndex={-1}>
        {children}
      </main>
      <aside className={styles.aside}>
        <div className={styles.sketch}>{sketch}</div>
        <div className={styles.summary}>{summary}</div>
      </aside>
      {preview}
      <footer className={styles.bar}>{bar}</footer>
    </div>
  );
}
