import { useText } from '../text/TextProvider.tsx';
import { ContentsList } from './ContentsList.tsx';
import { FeatureSearch } from './FeatureSearch.tsx';
import styles from './NarrowContents.module.css';

/** Search and contents above the cards, where there is no room for a column of their own. */
export function NarrowContents() {
  const { common } = useText();
  return (
    <div className={styles.narrow}>
      <FeatureSearch />
      <nav aria-label={common.contents}>
        <ContentsList shape="row" />
      </nav>
    </div>
  );
}
