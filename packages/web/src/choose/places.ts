/** Ids of elements, so that parts of the page can point at each other. See theme/goTo.ts as well. */
export function sectionPlace(category: string): string {
  return `category-${category}`;
}

/** What opens below a feature's card. */
export function panelPlace(feature: string): string {
  return `panel-${feature}`;
}
