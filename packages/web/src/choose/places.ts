/** Ids of elements, so that parts of the page can point at each other. */
export function sectionPlace(category: string): string {
  return `category-${category}`;
}

/** The checkbox of a feature's card. */
export function cardPlace(feature: string): string {
  return `feature-${feature}`;
}

/** What opens below a feature's card. */
export function panelPlace(feature: string): string {
  return `panel-${feature}`;
}
