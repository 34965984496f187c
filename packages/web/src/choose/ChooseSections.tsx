import { useEffect, useMemo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { CategorySection } from './CategorySection.tsx';
import { prefetchPanels } from './FeaturePanel.tsx';

/** In milliseconds. */
const AFTER_PAINT = 500;

/** All that can be chosen, by category. */
export function ChooseSections() {
  const { categories, features } = useCatalog();
  const sections = useMemo(
    () =>
      categories
        .map((category) => ({
          category,
          features: features.filter((feature) => feature.category === category.id),
        }))
        .filter((section) => section.features.length > 0),
    [categories, features],
  );
  useEffect(() => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'undefined') setTimeout(prefetchPanels, AFTER_PAINT);
    else requestIdleCallback(prefetchPanels);
  }, []);
  return (
    <>
      {sections.map((section) => (
        <CategorySection key={section.category.id} {...section} />
      ))}
    </>
  );
}
