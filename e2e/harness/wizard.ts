import { readFile } from 'node:fs/promises';
import { readShareLink, shareBlueprint, type Blueprint } from '@stagecraft/engine';
import type { Locator, Page } from 'playwright-core';
import { en } from '../../packages/web/src/text/en.ts';

export { en } from '../../packages/web/src/text/en.ts';

/** What a person does on the page, by the names that they see or hear. */

export function field(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: label, exact: true });
}

/** The checkbox that a feature's card is. */
export function card(page: Page, title: string): Locator {
  return page.getByRole('main').getByRole('checkbox', { name: title, exact: true });
}

/** All of a card: what it says, asks and offers. */
export function cardOf(page: Page, title: string): Locator {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: card(page, title) });
}

export function preset(page: Page, title: string): Locator {
  return page.getByRole('group', { name: en.start.presets }).getByRole('button', { name: title });
}

/** The first project is composed when its files are counted. */
export async function whenComposed(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.take.zip }).and(page.locator(':enabled')).waitFor();
}

/** What the address holds; undefined while it holds nothing. */
export function blueprintInAddress(page: Page): Blueprint | undefined {
  return page.url().includes('b=') ? readShareLink(page.url()) : undefined;
}

/** Waits until the address holds exactly this. */
export async function waitForBlueprint(page: Page, blueprint: Blueprint): Promise<void> {
  const wanted = `b=${shareBlueprint(blueprint)}`;
  await page
    .waitForURL((url) => url.href.endsWith(wanted))
    .catch((cause: unknown) => {
      const found = JSON.stringify(blueprintInAddress(page), null, 2);
      throw new Error(`The address holds ${found}, not ${JSON.stringify(blueprint)}`, { cause });
    });
}

/** The address as it is when it does not change any more. */
export async function settledBlueprint(page: Page): Promise<Blueprint> {
  let before = '';
  for (;;) {
    await page.waitForTimeout(SETTLE);
    const now = page.url();
    if (now === before && now.includes('b=')) return readShareLink(now);
    before = now;
  }
}

/** Milliseconds: longer than the pause in typing after which the address is written. */
const SETTLE = 400;

export interface Download {
  readonly name: string;
  readonly bytes: Buffer;
}

export async function downloadZip(page: Page): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: en.take.zip }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
