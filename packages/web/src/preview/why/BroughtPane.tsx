import { Button, Text } from '@backstage/ui';
import type { Origin } from '@stagecraft/engine';
import { useId, type ReactNode } from 'react';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { useWizardState } from '../../wizard/useWizard.tsx';
import { BackButton } from '../drawer/BackButton.tsx';
import panes from '../drawer/Panes.module.css';
import { openPreview } from '../store.ts';
import { mostTellingFirst } from '../telling.ts';
import { useOriginMarks } from '../useOriginMarks.ts';
import type { Brought } from './reasons.ts';
import styles from './Why.module.css';

/** What one choice brought, and why that choice is there. */
export function BroughtPane({ brought }: { brought: Brought }) {
  const { preview } = useText();
  const { origin, files } = brought;
  const reason = useReason(origin);
  const { title, feature } = useOriginMarks()(origin);
  const [first] = mostTellingFirst(files);
  return (
    <div className={panes.detail} data-pane="detail" tabIndex={-1}>
      <header className={styles.head}>
        <BackButton />
        <div className={styles.subject}>
          <h3>{title}</h3>
          <Text as="p" variant="body-small" color="secondary">
            {[reason, feature?.summary].filter(Boolean).join(' ')}
          </Text>
        </div>
        {first !== undefined && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => openPreview({ view: 'files', path: first, only: origin })}
          >
            {preview.reasons.showLines}
          </Button>
        )}
      </header>
      <PartsOf brought={brought} />
    </div>
  );
}

function PartsOf({ brought: { origin, files, packages, config } }: { brought: Brought }) {
  const { preview } = useText();
  return (
    <div className={`${styles.parts} ${styles.byKind}`}>
      {files.length + packages.length + config.length === 0 && (
        <Text as="p">{preview.reasons.nothing}</Text>
      )}
      <Part title={preview.reasons.files} count={files.length}>
        {mostTellingFirst(files).map((path) => (
          <li key={path}>
            <FileLink path={path} only={origin}>
              {path}
            </FileLink>
          </li>
        ))}
      </Part>
      <Part title={preview.reasons.packages} count={packages.length}>
        {packages.map(({ workspace, name, range }) => (
          <li key={`${workspace} ${name}`}>
            <code>{name}</code>
            <span className={styles.fact}>
              {range} · {preview.reasons.workspaces[workspace]}
            </span>
          </li>
        ))}
      </Part>
      <Part title={preview.reasons.config} count={config.length}>
        {config.map(({ file, path }) => (
          <li key={`${file} ${path}`}>
            <FileLink path={file} only={origin}>
              {path}
            </FileLink>
            <span className={styles.fact}>{file}</span>
          </li>
        ))}
      </Part>
    </div>
  );
}

/** Why a feature is in the project; what the others are. */
function useReason(origin: Origin): string {
  const { preview } = useText();
  const format = useFormat();
  const markOf = useOriginMarks();
  const state = useWizardState(({ view }) => view?.states[origin]);
  if (origin === 'template') return preview.templateIs;
  if (origin === 'stagecraft') return preview.stagecraftIs;
  if (markOf(origin).feature?.always === true) return preview.reasons.always;
  if (state?.state !== 'required') return preview.reasons.chosen;
  const titles = state.requiredBy.map((id) => markOf(id).title);
  return preview.reasons.requiredBy(format.list(titles), titles.length);
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const id = useId();
  if (count === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>
        {title} <span className={styles.fact}>{count}</span>
      </h4>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

interface FileLinkProps {
  readonly path: string;
  readonly only?: Origin;
  readonly children: string;
}

/** Opens a file, at the lines of whom it is about. */
export function FileLink({ path, only, children }: FileLinkProps) {
  const { preview } = useText();
  return (
    <button
      type="button"
      className={styles.link}
      title={preview.reasons.openFile(path)}
      onClick={() => openPreview({ view: 'files', path, only })}
    >
      {children}
    </button>
  );
}
