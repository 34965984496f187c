import type { Origin } from '@stagecraft/engine';
import { useText } from '../../text/TextProvider.tsx';
import { useOriginMarks } from '../useOriginMarks.ts';
import type { Brought } from './reasons.ts';
import styles from './Why.module.css';

interface OriginListProps {
  readonly brought: readonly Brought[];
  readonly shown: Origin | undefined;
  readonly open: (origin: Origin) => void;
}

/** Everything that put something into the project, with how much. */
export function OriginList({ brought, shown, open }: OriginListProps) {
  const { preview } = useText();
  const markOf = useOriginMarks();
  return (
    <ul className={styles.origins} aria-label={preview.reasons.label}>
      {brought.map(({ origin, files, packages, config }) => {
        const { title, path } = markOf(origin);
        return (
          <li key={origin}>
            <button
              type="button"
              className={styles.origin}
              aria-current={origin === shown}
              onClick={() => open(origin)}
            >
              <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
                {path !== undefined && <path d={path} />}
              </svg>
              <span className={styles.originTitle}>{title}</span>
              <span className={styles.counts}>
                {preview.reasons.counts(files.length, packages.length, config.length)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
