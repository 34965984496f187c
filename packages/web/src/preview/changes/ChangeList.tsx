import { useText } from '../../text/TextProvider.tsx';
import styles from './Changes.module.css';
import type { ChangedFile } from './lastChange.ts';

interface ChangeListProps {
  readonly files: readonly ChangedFile[];
  readonly shown: string | undefined;
  readonly open: (path: string) => void;
}

/** The files of the last change. */
export function ChangeList({ files, shown, open }: ChangeListProps) {
  const { preview } = useText();
  return (
    <ul className={styles.files} aria-label={preview.change.label}>
      {files.map(({ path, kind }) => (
        <li key={path}>
          <button
            type="button"
            className={styles.file}
            aria-current={path === shown}
            title={path}
            onClick={() => open(path)}
          >
            <Path path={path} />
            <span className={styles.badge} data-change={kind}>
              {preview[kind]}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Path({ path }: { path: string }) {
  const slash = path.lastIndexOf('/') + 1;
  return (
    <span className={styles.path}>
      <span className={styles.name}>{path.slice(slash)}</span>
      <span className={styles.folder}>{path.slice(0, slash)}</span>
    </span>
  );
}
