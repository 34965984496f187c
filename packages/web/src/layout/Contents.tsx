import { ContentsList } from '../choose/ContentsList.tsx';
import { FeatureSearch } from '../choose/FeatureSearch.tsx';
import { KeyListButton } from '../keys/KeyList.tsx';
import styles from './Contents.module.css';

/** The left column: search, and the sections with how each of them stands. */
export function Contents() {
  return (
    <div className={styles.contents}>
      <FeatureSearch />
      <ContentsList shape="column" />
      <KeyListButton />
    </div>
  );
}
