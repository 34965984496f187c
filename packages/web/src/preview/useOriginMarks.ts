import type { Origin } from '@stagecraft/engine';
import { useMemo } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useText } from '../text/TextProvider.tsx';
import type { Mark } from './editor/originGutter.ts';

export interface OriginMark extends Mark {
  readonly origin: Origin;
  readonly feature: CatalogFeature | undefined;
}

/** A plug, for a feature without a mark of its own. */
const NO_MARK = 'M8 2h2v5h4V2h2v5h2v5a6 6 0 0 1-5 5.9V22h-2v-4.1A6 6 0 0 1 6 12V7h2z';

/** How those who put something into the project are named and drawn; the same each time. */
export function useOriginMarks(): (origin: Origin) => OriginMark {
  const { features } = useCatalog();
  const { preview } = useText();
  return useMemo(() => {
    const marks = new Map(features.map((feature) => [feature.id, featureMark(feature)]));
    for (const kind of ['template', 'stagecraft'] as const) {
      const title = preview[kind];
      marks.set(kind, { origin: kind, kind, title, path: undefined, feature: undefined });
    }
    return (origin) => marks.get(origin) ?? unknownMark(origin);
  }, [features, preview]);
}

function featureMark(feature: CatalogFeature): OriginMark {
  const { id, title, icon } = feature;
  return { origin: id, kind: 'feature', title, path: icon?.path ?? NO_MARK, feature };
}

function unknownMark(origin: Origin): OriginMark {
  return { origin, kind: 'feature', title: origin, path: NO_MARK, feature: undefined };
}
