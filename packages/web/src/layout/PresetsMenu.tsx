import { Button, Menu, MenuItem, MenuSection, MenuTrigger } from '@backstage/ui';
import { useState } from 'react';
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
  const [isOpen, setOpen] = useState(false);
  // Told in the menu only: closed, it takes no time from a choice.
  const count = useWizardState(({ draft }) => (isOpen ? Object.keys(draft.features).length : 0));
  const choose = usePresets();
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
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
