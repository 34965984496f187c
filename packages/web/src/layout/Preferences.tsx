import {
  Button,
  ButtonIcon,
  DialogTrigger,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
  Popover,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useId } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { isLanguage, LANGUAGES, type Language } from '../text/languages.ts';
import { useLanguage, useText } from '../text/TextProvider.tsx';
import { Icon, type IconName } from '../theme/Icon.tsx';
import { useTheme, type Theme } from '../theme/useTheme.ts';
import styles from './Header.module.css';
import { ReleasePicker } from './ReleasePicker.tsx';
import { usePresets } from './undo.ts';

const THEMES: Readonly<Record<Theme, IconName>> = { system: 'display', light: 'sun', dark: 'moon' };
const themes = Object.keys(THEMES) as readonly Theme[];
const languages = Object.keys(LANGUAGES) as readonly Language[];

/** The one that is chosen in a list of one choice. */
function oneOf(keys: 'all' | Iterable<unknown>): string | undefined {
  const [key] = keys === 'all' ? [] : [...keys];
  return typeof key === 'string' ? key : undefined;
}

export function ThemeMenu() {
  const { theme: texts } = useText().common;
  const { theme, setTheme } = useTheme();
  return (
    <MenuTrigger>
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={<Icon name={THEMES[theme]} />}
        aria-label={`${texts.label}: ${texts[theme]}`}
      />
      <MenuListBox
        placement="bottom end"
        aria-label={texts.label}
        selectionMode="single"
        selectedKeys={[theme]}
        onSelectionChange={(keys) => {
          const chosen = themes.find((each) => each === oneOf(keys));
          if (chosen !== undefined) setTheme(chosen);
        }}
      >
        {themes.map((each) => (
          <MenuListBoxItem key={each} id={each}>
            {texts[each]}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
}

export function LanguageMenu() {
  const { common } = useText();
  const { language, setLanguage } = useLanguage();
  return (
    <MenuTrigger>
      <Button
        variant="tertiary"
        size="small"
        aria-label={`${LANGUAGES[language].short}, ${common.language}: ${LANGUAGES[language].title}`}
      >
        {LANGUAGES[language].short}
      </Button>
      <MenuListBox
        placement="bottom end"
        aria-label={common.language}
        selectionMode="single"
        selectedKeys={[language]}
        onSelectionChange={(keys) => {
          const chosen = oneOf(keys);
          if (isLanguage(chosen)) setLanguage(chosen);
        }}
      >
        {languages.map((each) => (
          <MenuListBoxItem key={each} id={each}>
            {LANGUAGES[each].title}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
}

/** All that the header has no room for on a narrow page. */
export function MorePreferences() {
  const { common } = useText();
  return (
    <DialogTrigger>
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={<Icon name="more" />}
        aria-label={common.settings}
      />
      <Popover placement="bottom end" aria-label={common.settings}>
        <div className={styles.more}>
          <Labelled text={common.release.label}>
            <ReleasePicker />
          </Labelled>
          <Labelled text={common.presets}>
            <PresetButtons />
          </Labelled>
          <ThemeButtons />
          <LanguageButtons />
        </div>
      </Popover>
    </DialogTrigger>
  );
}

function Labelled({ text, children }: { text: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <fieldset className={styles.labelled} aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {text}
      </span>
      {children}
    </fieldset>
  );
}

function PresetButtons() {
  const { presets } = useCatalog();
  const choose = usePresets();
  return (
    <div className={styles.wrap}>
      {presets.map((preset) => (
        <Button
          key={preset.id}
          slot="close"
          variant="secondary"
          size="small"
          onPress={() => void choose(preset)}
        >
          {preset.title}
        </Button>
      ))}
    </div>
  );
}

function ThemeButtons() {
  const { theme: texts } = useText().common;
  const { theme, setTheme } = useTheme();
  return (
    <Labelled text={texts.label}>
      <ToggleButtonGroup
        aria-label={texts.label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onSelectionChange={(keys) => {
          const chosen = themes.find((each) => each === oneOf(keys));
          if (chosen !== undefined) setTheme(chosen);
        }}
      >
        {themes.map((each) => (
          <ToggleButton key={each} id={each} size="small">
            {texts[each]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Labelled>
  );
}

function LanguageButtons() {
  const { common } = useText();
  const { language, setLanguage } = useLanguage();
  return (
    <Labelled text={common.language}>
      <ToggleButtonGroup
        aria-label={common.language}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[language]}
        onSelectionChange={(keys) => {
          const chosen = oneOf(keys);
          if (isLanguage(chosen)) setLanguage(chosen);
        }}
      >
        {languages.map((each) => (
          <ToggleButton key={each} id={each} size="small">
            {LANGUAGES[each].title}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Labelled>
  );
}
