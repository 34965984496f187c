import { Text } from '@backstage/ui';
import { useEffect } from 'react';
import { HistoryMenu } from '../share/HistoryMenu.tsx';
import { ShareButton } from '../share/ShareButton.tsx';
import { useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './Header.module.css';
import { LanguageMenu, MorePreferences, ThemeMenu } from './Preferences.tsx';
import { PresetsMenu } from './PresetsMenu.tsx';
import { ProductMark } from './ProductMark.tsx';
import { ReleasePicker } from './ReleasePicker.tsx';
import { useNarrow } from './useNarrow.ts';

/** What is worked on, and what holds for all of it. */
export function Header() {
  const { common } = useText();
  const isNarrow = useNarrow();
  const title = usePortalTitle();
  useEffect(() => {
    document.title = common.pageTitle(title);
  }, [common, title]);
  return (
    <>
      <div className={styles.product}>
        <ProductMark />
        <Text as="h1" variant="title-x-small" weight="bold" className={styles.wordmark ?? ''}>
          {common.app}
        </Text>
      </div>
      <div className={styles.project}>
        <span className={styles.title}>{title}</span>
        <HistoryMenu />
      </div>
      <div className={styles.tools}>
        {isNarrow ? null : (
          <>
            <ReleasePicker />
            <PresetsMenu />
          </>
        )}
        <ShareButton />
        {isNarrow ? (
          <MorePreferences />
        ) : (
          <>
            <ThemeMenu />
            <LanguageMenu />
          </>
        )}
      </div>
    </>
  );
}

/** As typed; until something is, as it would be. */
function usePortalTitle(): string {
  const typed = useWizardState(({ draft }) => draft.title);
  const name = useWizardState(({ draft }) => draft.name);
  const made = useWizardState((state) => state.made?.portal.title);
  return typed ?? made ?? name;
}
