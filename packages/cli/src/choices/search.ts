import type { Feature } from '@stagecraft/engine';

/** The features that have all the words somewhere in what is said about them. */
export function searchFeatures(features: readonly Feature[], search: string): Feature[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return features.filter((feature) => {
    const text = searchText(feature);
    return words.every((word) => text.includes(word));
  });
}

/** What a feature is found by, in lower case. */
export function searchText(feature: Feature): string {
  const { id, title, category, summary, description = '', keywords = [] } = feature;
  return [id, title, category, summary, description, ...keywords].join(' ').toLowerCase();
}
