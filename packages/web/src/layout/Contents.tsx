import { ContentsList } from '../choose/ContentsList.tsx';
import { FeatureSearch } from '../choose/FeatureSearch.tsx';
import { KeyListButton } from '../keys/KeyList.tsx';
import { useIsCompact } from './useIsCompact.ts';
import styles from './Contents.module.css';

/** The left column: search, and the sections with how each of them stands. */
export function Contents() {
  if (useIsCompact()) return null;
  return (
    <div className={styles.contents}>
      <FeatureSearch />
      <ContentsList shape="column" />
      <KeyListButton />
    </div>
  );
}
