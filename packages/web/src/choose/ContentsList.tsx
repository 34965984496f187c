import { VisuallyHidden } from '@backstage/ui';
import { memo, useEffect, useRef } from 'react';
import { useCurrentSection } from '../layout/useCurrentSection.ts';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import styles from './ContentsList.module.css';
import { goToSection, useContents, type ContentsEntry } from './useContents.ts';

/** The sections of the page: a column, or a row that scrolls sideways. */
export function ContentsList({ shape }: { shape: 'column' | 'row' }) {
  const entries = useContents();
  const current = useCurrentSection(entries.map(({ place }) => place).join(' '));
  return (
    <ul className={styles.list} data-shape={shape}>
      {entries.map((entry) => (
        <li key={entry.place}>
          <ContentsButton {...entry} isCurrent={entry.place === current} />
        </li>
      ))}
    </ul>
  );
}

interface ContentsButtonProps extends ContentsEntry {
  readonly isCurrent: boolean;
}

const ContentsButton = memo(function ContentsButton(props: ContentsButtonProps) {
  const { choose } = useText();
  const { place, title, chosen, open, isDone, isCurrent } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // In the row, the current one is brought into sight without moving the page.
    const row = button.current?.closest('ul');
    if (!isCurrent || button.current === null || row?.dataset['shape'] !== 'row') return;
    row.scrollTo({ left: button.current.offsetLeft - row.offsetLeft - row.clientWidth / 3 });
  }, [isCurrent]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.entry}
      aria-current={isCurrent ? 'location' : undefined}
      onClick={() => goToSection(place)}
    >
      <span className={styles.title}>{title}</span>
      {open > 0 && (
        <span className={styles.mark}>
          <VisuallyHidden>{choose.openIn(open)}</VisuallyHidden>
        </span>
      )}
      {isDone && (
        <span className={styles.done}>
          <Icon name="check" size={14} />
          <VisuallyHidden>{choose.done}</VisuallyHidden>
        </span>
      )}
      {chosen !== undefined && chosen > 0 && (
        <span className={styles.count}>
          {chosen} <VisuallyHidden>{choose.chosenWord}</VisuallyHidden>
        </span>
      )}
    </button>
  );
});
