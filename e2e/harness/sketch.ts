import type { PortalSketch } from '@stagecraft/engine';
import type { Page } from 'playwright-core';

const COMPONENT = '/catalog/default/component/example-website';

/** What differs between a running portal and the sketch that was drawn of it. */
export interface SketchDifference {
  readonly part: string;
  readonly sketched: readonly string[];
  readonly shown: readonly string[];
}

/**
 * Compares a portal with its sketch: sidebar, and tabs and cards of the example component, each in
 * order; the home page's cards. The person is signed in already.
 */
export async function compareWithSketch(
  page: Page,
  sketch: PortalSketch,
): Promise<SketchDifference[]> {
  await page.goto(COMPONENT);
  await page.getByText('Has subcomponents', { exact: true }).first().waitFor();
  const tabs = page.getByRole('navigation', { name: 'Content navigation' }).getByRole('link');
  const sidebar = page.getByRole('navigation', { name: 'sidebar nav' }).locator('a, button');
  const cards = sketch.entityCards.filter(({ aside }) => !aside);
  const differences = [
    difference('sidebar', sketch.sidebar, (await sidebar.allTextContents()).filter(Boolean)),
    difference('tabs', sketch.entityTabs, await tabs.allTextContents()),
    difference('cards', cards, await fromTop(page, cards)),
  ];
  if (sketch.homeWidgets.length > 0) {
    // The search field has no title of its own.
    const widgets = sketch.homeWidgets.filter(({ title }) => title !== 'Search');
    await page.goto('/');
    await page.getByText('Getting Started').first().waitFor();
    differences.push(difference('home', widgets, await fromTop(page, widgets, 'across')));
  }
  return differences.filter((each) => each !== undefined);
}

function difference(
  part: string,
  items: readonly { readonly title: string }[],
  shown: readonly string[],
): SketchDifference | undefined {
  const sketched = items.map(({ title }) => title);
  return sketched.join('\n') === shown.join('\n') ? undefined : { part, sketched, shown };
}

/** The titles of a list that are on the page, in the order in which they stand there. */
async function fromTop(
  page: Page,
  items: readonly { readonly title: string }[],
  order: 'down' | 'across' = 'down',
): Promise<string[]> {
  const places = await Promise.all(
    items.map(async ({ title }, index) => {
      const place = page.getByText(title, { exact: true }).filter({ visible: true }).first();
      const box = await place.boundingBox({ timeout: 10_000 }).catch(() => null);
      return { title, y: order === 'down' ? box?.y : box === null ? undefined : index };
    }),
  );
  return places
    .filter(({ y }) => y !== undefined)
    .toSorted((a, b) => (a.y ?? 0) - (b.y ?? 0))
    .map(({ title }) => title);
}
