import { Select } from '@backstage/ui';
import { useMemo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useText } from '../text/TextProvider.tsx';
import { setRelease } from '../wizard/edits.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import styles from './Header.module.css';

/** The Backstage release, newest first. */
export function ReleasePicker() {
  const { release: texts } = useText().common;
  const { releases, evidence } = useCatalog();
  const wizard = useWizard();
  const release = useWizardState(({ draft }) => draft.release);
  const options = useMemo(
    () =>
      releases.map(({ version, lockfile }) => ({
        id: version,
        label: texts.option(
          version,
          evidence[version] !== undefined ? texts.proven : lockfile ? texts.locked : texts.unlocked,
        ),
      })),
    [releases, evidence, texts],
  );
  return (
    <div className={styles.releaseField}>
      <span className={styles.label} aria-hidden="true">
        {texts.short}
      </span>
      <Select
        className={styles.release}
        aria-label={texts.label}
        size="small"
        options={options}
        selectionMode="single"
        value={release}
        onChange={(version) => {
          if (typeof version === 'string') setRelease(wizard, version, texts.chose(version));
        }}
      />
    </div>
  );
}
