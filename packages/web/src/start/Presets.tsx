import type { Preset } from '@stagecraft/engine';
import { Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useFeatureTitle } from '../text/useProblemText.tsx';
import { Icon } from '../theme/Icon.tsx';
import { choosePreset } from '../wizard/edits.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import type { Draft } from '../worker/protocol.ts';
import { sameFeatures } from './presets.ts';
import styles from './Presets.module.css';

/** Choices to begin with. `onChosen` is told what happened. */
export const Presets = memo(function Presets({ onChosen }: { onChosen: (said: string) => void }) {
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
          <PresetChoice key={preset.id} preset={preset} onChosen={onChosen} />
        ))}
      </div>
    </fieldset>
  );
});

interface PresetChoiceProps {
  readonly preset: Preset;
  readonly onChosen: (said: string) => void;
}

function PresetChoice({ preset, onChosen }: PresetChoiceProps) {
  const { start } = useText();
  const format = useFormat();
  const titleOf = useFeatureTitle();
  const wizard = useWizard();
  const release = useWizardState((state) => state.draft.release);
  const { features, left } = useOnRelease(preset, release);
  const isCurrent = useWizardState((state) => sameFeatures(state.draft.features, features));
  const count = Object.keys(features).length;
  const choose = () => {
    if (isCurrent) return;
    const before = Object.keys(wizard.getState().draft.features).length;
    void choosePreset(wizard, preset.id, start.choosePreset(preset.title)).then(() => {
      const chosen = start.presetChosen(preset.title, count, before);
      const without = start.presetLeftOut(format.list(left.map(titleOf)), release);
      onChosen(left.length === 0 ? chosen : `${chosen} ${without}`);
    });
  };
  return (
    <button type="button" className={styles.preset} aria-pressed={isCurrent} onClick={choose}>
      <span className={styles.title}>
        {preset.title}
        {isCurrent && <Icon name="check" />}
      </span>
      <span className={styles.count}>{start.features(count)}</span>
      <span className={styles.summary}>{preset.summary}</span>
    </button>
  );
}

interface OnRelease {
  readonly features: Draft['features'];
  /** What the release does not have. */
  readonly left: readonly string[];
}

/** What a preset chooses on a release; until the engine has said so, all that it names. */
function useOnRelease(preset: Preset, release: string): OnRelease {
  const { engine } = useWizard();
  const { data } = useQuery({
    queryKey: ['preset', preset.id, release],
    queryFn: () => engine.preset(preset.id, release),
    staleTime: Infinity,
    retry: false,
  });
  return data ?? { features: preset.features, left: [] };
}
