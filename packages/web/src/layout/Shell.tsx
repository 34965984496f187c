import type { ReactNode } from 'react';
import { Announcer } from '../summary/Announcer.tsx';
import { useText } from '../text/TextProvider.tsx';
import { FailureBanner } from './FailureBanner.tsx';
import styles from './Shell.module.css';
import { UndoNotice } from './UndoNotice.tsx';
import { useNarrow } from './useNarrow.ts';

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

/**
 * Where things stand. Wide: contents, choices, and the portal beside them. Narrow: one column, the
 * portal a strip above it, and the summary in a sheet that the bar below opens.
 */
export function Shell({ header, contents, sketch, summary, preview, bar, children }: ShellProps) {
  const { common } = useText();
  const isNarrow = useNarrow();
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
      <header className={styles.header}>
        <div className={styles.headerRow}>{header}</div>
      </header>
      <nav className={styles.contents} aria-label={common.contents}>
        {contents}
      </nav>
      <main className={styles.main} id={MAIN} tabIndex={-1}>
        <FailureBanner />
        {children}
      </main>
      <aside className={styles.aside} aria-label={common.beside}>
        <div className={styles.sketch}>{sketch}</div>
        {isNarrow ? null : <div className={styles.summary}>{summary}</div>}
      </aside>
      {preview}
      <UndoNotice />
      <Announcer />
      <footer className={styles.bar}>
        <div className={styles.barRow}>{bar}</div>
      </footer>
    </div>
  );
}
