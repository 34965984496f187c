import type { Category } from '@stagecraft/engine';
import { Text } from '@backstage/ui';
import { memo } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import styles from './CategorySection.module.css';
import { FeatureCard } from './FeatureCard.tsx';
import { FeaturePanel } from './FeaturePanel.tsx';
import { sectionPlace } from './places.ts';

interface CategorySectionProps {
  readonly category: Category;
  readonly features: readonly CatalogFeature[];
  /** What was searched for; undefined when nothing was. */
  readonly terms: ReadonlySet<string> | undefined;
}

export const CategorySection = memo(function CategorySection(props: CategorySectionProps) {
  const { category, features, terms } = props;
  const id = sectionPlace(category.id);
  return (
    <section aria-labelledby={id} className={styles.section} data-found={terms !== undefined}>
      <div className={styles.head}>
        <Text as="h2" variant="title-x-small" weight="bold" id={id} tabIndex={-1}>
          {category.title}
        </Text>
        <Text as="p" color="secondary">
          {category.summary}
        </Text>
      </div>
      <ul className={styles.grid}>
        {features.map((feature) => (
          <li key={feature.id} className={styles.item}>
            <FeatureCard feature={feature} terms={terms} />
            <FeaturePanel feature={feature} />
          </li>
        ))}
      </ul>
    </section>
  );
});
