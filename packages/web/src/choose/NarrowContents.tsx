import { memo } from 'react';
import { useIsCompact } from '../layout/useIsCompact.ts';
import { useText } from '../text/TextProvider.tsx';
import { ContentsList } from './ContentsList.tsx';
import { FeatureSearch } from './FeatureSearch.tsx';
import styles from './NarrowContents.module.css';

/** Search and contents above the cards, where there is no room for a column of their own. */
export const NarrowContents = memo(function NarrowContents() {
  const { common } = useText();
  if (!useIsCompact()) return null;
  return (
    <div className={styles.narrow}>
      <FeatureSearch />
      <nav aria-label={common.contents}>
        <ContentsList shape="row" />
      </nav>
    </div>
  );
});
