import type { Preset } from '@stagecraft/engine';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { usePresets } from '../layout/undo.ts';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import type { Draft } from '../worker/protocol.ts';
import { sameFeatures } from './presets.ts';
import styles from './Presets.module.css';

/** Choices to begin with. */
export const Presets = memo(function Presets() {
  const { start } = useText();
  const { presets } = useCatalog();
  return (
    <fieldset className={styles.presets}>
      <legend className={styles.legend}>
        <Text weight="bold">{start.presets}</Text>{' '}
        <Text color="secondary">{start.presetsHelp}</Text>
      </legend>
      <div className={styles.row}>
        {presets.map((preset) => (
          <PresetChoice key={preset.id} preset={preset} />
        ))}
      </div>
    </fieldset>
  );
});

function PresetChoice({ preset }: { preset: Preset }) {
  const { start } = useText();
  const choose = usePresets();
  const release = useWizardState((state) => state.draft.release);
  const features = useOnRelease(preset, release);
  const isCurrent = useWizardState((state) => sameFeatures(state.draft.features, features));
  const count = Object.keys(features).length;
  return (
    <button
      type="button"
      className={styles.preset}
      aria-pressed={isCurrent}
      onClick={() => {
        if (!isCurrent) void choose(preset);
      }}
    >
      <span className={styles.title}>
        {preset.title}
        {isCurrent && <Icon name="check" />}
      </span>
      <span className={styles.summary}>{preset.summary}</span>
      <span className={styles.count}>{start.features(count)}</span>
    </button>
  );
}

/** What a preset chooses on a release; until the engine has said so, all that it names. */
function useOnRelease(preset: Preset, release: string): Draft['features'] {
  const { engine } = useWizard();
  const { data } = useQuery({
    queryKey: ['preset', preset.id, release],
    queryFn: () => engine.preset(preset.id, release),
    staleTime: Infinity,
    retry: false,
  });
  return data?.features ?? preset.features;
}
