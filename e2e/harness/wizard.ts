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

/** Chooses a feature, or takes it out, by the mouse. */
export async function setCard(page: Page, title: string, chosen: boolean): Promise<void> {
  if ((await card(page, title).isChecked()) !== chosen) await clickCard(page, title);
  await card(page, title)
    .and(page.locator(chosen ? ':checked' : ':not(:checked)'))
    .waitFor();
}

/** What is hit is the label, which lies over all of the card. */
export async function clickCard(page: Page, title: string): Promise<void> {
  await card(page, title).click({ force: true });
}

/** All of a card: what it says, asks and offers. */
export function cardOf(page: Page, title: string): Locator {
  const box = page.getByRole('checkbox', { name: title, exact: true });
  return page.getByRole('main').getByRole('listitem').filter({ has: box });
}

export function preset(page: Page, title: string): Locator {
  return page.getByRole('group', { name: en.start.presets }).getByRole('button', { name: title });
}

/** The first project is composed when its files are counted. */
export async function whenComposed(page: Page): Promise<void> {
  await zipButton(page).and(page.locator(':enabled')).waitFor();
}

/** At the foot of the page, always in sight. */
export function zipButton(page: Page): Locator {
  return page.getByRole('contentinfo').getByRole('button', { name: en.take.zip });
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
  const [download] = await Promise.all([page.waitForEvent('download'), zipButton(page).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The values of a feature, below its card. */
export function form(page: Page, title: string): Locator {
  return page.getByRole('region', { name: en.configure.title(title), exact: true });
}

/** Opens the values of a feature that was chosen before. */
export async function openForm(page: Page, title: string): Promise<void> {
  const opener = cardOf(page, title).getByRole('button', { name: `: ${title}` });
  if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
  await form(page, title).waitFor();
}

/** Takes one of the values that an option can have. */
export async function choose(
  page: Page,
  within: Locator,
  option: string,
  value: string,
): Promise<void> {
  const control = within.getByRole('button', { name: option });
  await control.click();
  await page.getByRole('option', { name: value, exact: true }).click();
}

/** What keeps the project from being made, beside the choices. */
export function problems(page: Page): Locator {
  return page.locator('[data-kind="problems"]');
}

/** The project as it takes shape, in the drawer from below. */
export function preview(page: Page): Locator {
  return page.getByRole('region', { name: en.preview.title, exact: true });
}

export async function openPreview(page: Page): Promise<void> {
  await page.getByRole('contentinfo').getByRole('button', { name: en.preview.open }).click();
  await preview(page).getByRole('tree').waitFor();
}

export async function closePreview(page: Page): Promise<void> {
  await preview(page).getByRole('button', { name: en.preview.close }).click();
  await preview(page).waitFor({ state: 'detached' });
}

export function previewTab(page: Page, tab: 'files' | 'changes' | 'why'): Locator {
  return preview(page).getByRole('tab', { name: en.preview[tab] });
}
