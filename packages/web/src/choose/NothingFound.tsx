import { Link, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { clearSearch, useSearch, useSearchText } from '../catalog/search/useFound.ts';
import { useText } from '../text/TextProvider.tsx';
import { useFeatureTitle } from '../text/useProblemText.tsx';
import { featureAnchor, goTo } from '../theme/goTo.ts';
import { Icon } from '../theme/Icon.tsx';
import cardStyles from './FeatureCard.module.css';
import styles from './NothingFound.module.css';

/** Everything that there is for Backstage. */
const DIRECTORY = 'https://backstage.io/plugins';

/** What to do when nothing here offers what was searched for. */
export function NothingFound() {
  const { choose } = useText();
  const text = useSearchText();
  const search = useSearch();
  const titleOf = useFeatureTitle();
  const meant = useMemo(() => search?.suggest(text) ?? [], [search, text]);
  return (
    <section className={styles.empty} aria-label={choose.nothing(text)}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {choose.nothing(text)}
      </Text>
      {meant.length > 0 && (
        <div className={styles.actions}>
          <Text color="secondary">{choose.meant}</Text>
          {meant.map((id) => (
            <button
              key={id}
              type="button"
              className={cardStyles.action}
              onClick={() => goTo(featureAnchor(id))}
            >
              {titleOf(id)}
            </button>
          ))}
        </div>
      )}
      <div className={styles.actions}>
        <button type="button" className={cardStyles.action} onClick={clearSearch}>
          {choose.seeAll}
        </button>
        <Link href={DIRECTORY} target="_blank" rel="noreferrer">
          {choose.directory} <Icon name="external" size={12} />
        </Link>
      </div>
    </section>
  );
}
