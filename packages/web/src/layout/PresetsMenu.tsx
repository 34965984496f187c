import { Button, Menu, MenuItem, MenuSection, MenuTrigger } from '@backstage/ui';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './Header.module.css';
import { usePresets } from './undo.ts';

/** Choices to begin with, from anywhere on the page. */
export function PresetsMenu() {
  const { common, start } = useText();
  const { presets } = useCatalog();
  const count = useWizardState(({ draft }) => Object.keys(draft.features).length);
  const choose = usePresets();
  return (
    <MenuTrigger>
      <Button variant="tertiary" size="small" iconEnd={<Icon name="chevronDown" />}>
        {common.presets}
      </Button>
      <Menu placement="bottom end" className={styles.presets}>
        <MenuSection title={common.presetsReplace(count)} className={styles.presetsNote ?? ''}>
          {presets.map((preset) => (
            <MenuItem
              key={preset.id}
              textValue={preset.title}
              className={styles.preset ?? ''}
              onAction={() => void choose(preset)}
            >
              <span className={styles.presetTexts}>
                <span>{preset.title}</span>
                <span className={styles.presetSummary}>
                  {start.features(Object.keys(preset.features).length)} · {preset.summary}
                </span>
              </span>
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}
