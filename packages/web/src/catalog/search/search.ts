import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Catalog, CatalogFeature } from '../catalog.ts';
import { packageNames } from '../packageNames.ts';
import { readQuery, type Filter } from './query.ts';
import { foldWord, wordsOf } from './words.ts';

/** What a filter asks of a feature that the catalog does not know. */
export interface Circumstances {
  isChosen(feature: string): boolean;
  isProven(feature: string): boolean;
  isAvailable(feature: string): boolean;
}

/** What was found. */
export interface Found {
  /** Best first; by the catalog's order where only filters were given. */
  readonly ids: readonly string[];
  /** The words of the catalog that were meant, to be marked in texts. */
  readonly terms: ReadonlySet<string>;
}

export interface Search {
  /** Undefined when nothing is asked for. */
  find(text: string, circumstances: Circumstances): Found | undefined;
  /** Features that a text without results may have meant, best first. */
  suggest(text: string): readonly string[];
}

interface Document {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly keywords: string;
  readonly category: string;
  readonly summary: string;
  readonly packages: string;
}

type Searched = Pick<Catalog, 'categories' | 'features'>;

const OPTIONS: SearchOptions = {
  boost: { title: 6, name: 4, keywords: 3, category: 1.5 },
  prefix: true,
  // Short words have too many neighbours.
  fuzzy: (term) => (term.length > 3 ? 0.2 : false),
  combineWith: 'AND',
};

/** An index over a catalog, in the language that it is in. English keywords are in all of them. */
export function createSearch(catalog: Searched): Search {
  const index = new MiniSearch<Document>({
    fields: ['title', 'name', 'keywords', 'category', 'summary', 'packages'],
    tokenize: wordsOf,
    processTerm: foldWord,
  });
  index.addAll(documentsOf(catalog));
  const order = catalog.features.map(({ id }) => id);
  const byId = new Map(catalog.features.map((feature) => [feature.id, feature]));
  return {
    find(text, circumstances) {
      const { words, filters } = readQuery(text);
      if (words === '' && filters.length === 0) return undefined;
      const results = words === '' ? undefined : index.search(words, OPTIONS);
      const ids = results?.map(({ id }) => id as string) ?? order;
      const passes = (id: string) => {
        const feature = byId.get(id);
        return (
          feature !== undefined &&
          filters.every((filter) => isPassed(filter, feature, catalog, circumstances))
        );
      };
      return {
        ids: ids.filter(passes),
        terms: new Set(results?.flatMap(({ terms }) => terms) ?? []),
      };
    },
    suggest(text) {
      const meant = index.search(readQuery(text).words, NEAR);
      const least = (meant[0]?.score ?? 0) * WORTH_SAYING;
      return meant
        .filter(({ score }) => score >= least)
        .slice(0, SUGGESTIONS)
        .map(({ id }) => id as string);
    },
  };
}

/** Any of the words, and farther from them. */
const NEAR: SearchOptions = {
  ...OPTIONS,
  combineWith: 'OR',
  fuzzy: (term) => (term.length > 3 ? 0.45 : false),
};
const SUGGESTIONS = 3;
/** As a share of the best score. */
const WORTH_SAYING = 0.5;

function documentsOf({ categories, features }: Searched): Document[] {
  const titles = new Map(categories.map(({ id, title }) => [id, title]));
  return features.map((feature) => documentOf(feature, titles.get(feature.category) ?? ''));
}

function documentOf(feature: CatalogFeature, category: string): Document {
  const { id, title, keywords = [], summary } = feature;
  return {
    id,
    title,
    name: id,
    keywords: keywords.join(' '),
    category: `${feature.category} ${category}`,
    summary,
    packages: packageNames(feature).join(' '),
  };
}

function isPassed(
  filter: Filter,
  feature: CatalogFeature,
  { categories }: Searched,
  circumstances: Circumstances,
): boolean {
  switch (filter.field) {
    case 'category': {
      const title = categories.find(({ id }) => id === feature.category)?.title ?? '';
      return [feature.category, title].some((name) => name.toLowerCase().startsWith(filter.value));
    }
    case 'package':
      return packageNames(feature).some((name) => name.toLowerCase().includes(filter.value));
    case 'is':
      return {
        chosen: () => circumstances.isChosen(feature.id),
        proven: () => circumstances.isProven(feature.id),
        available: () => circumstances.isAvailable(feature.id),
      }[filter.value]();
  }
}
