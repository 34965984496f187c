import { useEffect, useMemo, useRef } from 'react';
import { useFound } from '../catalog/search/useFound.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useKey, useListedKey } from '../keys/useKey.ts';
import { useText } from '../text/TextProvider.tsx';
import { onGoTo } from '../theme/goTo.ts';
import { Announcer } from './Announcer.tsx';
import { CategorySection } from './CategorySection.tsx';
import { focusSearch } from './FeatureSearch.tsx';
import { NarrowContents } from './NarrowContents.tsx';
import { NothingFound } from './NothingFound.tsx';
import { openPlace } from './openPlace.ts';
import { prefetchOnSign } from './panelParts.ts';
import { sectionsOf } from './sections.ts';

/** All that can be chosen, by category, or what was searched for of it. */
export function ChooseSections() {
  const { categories, features, byId } = useCatalog();
  const found = useFound();
  const sections = useMemo(
    () => sectionsOf(categories, features, found?.ids),
    [categories, features, found],
  );
  useKeys();
  useEffect(() => onGoTo((id) => openPlace(id, byId)), [byId]);
  useEffect(() => prefetchOnSign(), []);
  const top = useRef<HTMLDivElement>(null);
  const isSearching = found !== undefined;
  useEffect(() => {
    if (isSearching) top.current?.scrollIntoView({ block: 'start' });
  }, [isSearching]);
  return (
    <>
      <div ref={top} />
      <NarrowContents />
      <Announcer found={found?.ids.length} />
      {sections.map(({ category, features: shown }) => (
        <CategorySection
          key={category.id}
          category={category}
          features={shown}
          terms={found?.terms}
        />
      ))}
      {sections.length === 0 && <NothingFound />}
    </>
  );
}

function useKeys(): void {
  const { keys } = useText();
  useKey('/', focusSearch, keys.search);
  useListedKey('arrows', keys.move);
  useListedKey('space', keys.choose);
  useListedKey('e', keys.configure);
  useListedKey('escape', keys.back);
}
