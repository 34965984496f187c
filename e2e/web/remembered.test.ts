import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeStaticPage } from '../harness/suite.ts';
import type { WebPage } from '../harness/webPage.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';
import { th } from '../../packages/web/src/text/th.ts';

const { history } = en.share;

async function reload({ page }: WebPage): Promise<void> {
  const url = new URL(page.url());
  url.hash = '';
  await page.goto('about:blank');
  await page.goto(url.href);
  await wizard.whenComposed(page);
}

/** An entry, by what it is called; beside it stands what can be done with it. */
function entry(page: Page, name: string): Locator {
  return page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${name}`) });
}

async function openHistory({ page }: WebPage): Promise<void> {
  await page.getByRole('button', { name: history.open }).click();
  await page.getByRole('dialog').waitFor();
}

describeStaticPage('what this browser remembers', (place) => {
  test('the portals one worked on come back, favourites first', async () => {
    const opened = await place.open();
    const { page } = opened;
    for (const name of ['first-portal', 'second-portal']) {
      await wizard.field(page, en.start.name).fill(name);
      await wizard.clickCard(page, 'TechDocs');
      await wizard.settledBlueprint(page);
      await expect
        .poll(() => page.evaluate(() => localStorage.getItem('stagecraft.history')))
        .toContain(name);
      await reload(opened);
    }
    await openHistory(opened);
    const entries = page.getByRole('dialog').getByRole('listitem');
    const texts = () => entries.allInnerTexts();
    expect((await texts())[0]).toContain('second-portal');
    await page.getByRole('button', { name: history.star('first-portal') }).click();
    await expect.poll(async () => (await texts())[0]).toContain('first-portal');
    await entry(page, 'first-portal').click();
    expect(await wizard.settledBlueprint(page)).toMatchObject({
      name: 'first-portal',
      features: { techdocs: {} },
    });
    await reload(opened);
    await openHistory(opened);
    expect((await texts())[0]).toContain('first-portal');
    await page.getByRole('button', { name: history.remove('second-portal') }).click();
    await expect.poll(() => entries.count()).toBe(1);
    await page.getByRole('button', { name: history.removeAll }).click();
    await page.getByRole('button', { name: history.removeAllYes, exact: true }).click();
    await page.getByText(history.empty).first().waitFor();
  });

  test.each([
    '{',
    'null',
    '42',
    '{"a":1}',
    '[1,null,"x",{}]',
    '[{"name":7,"share":[],"time":"yesterday"}]',
    '[{"name":"x","share":"1broken","time":1}]',
    'x'.repeat(100_000),
  ])('broken storage harms nothing: %s', async (stored) => {
    const opened = await place.open();
    const { page } = opened;
    await page.evaluate((text) => {
      for (const key of ['history', 'theme', 'language', 'keys', 'preview', 'ticks']) {
        localStorage.setItem(`stagecraft.${key}`, text);
      }
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, text);
    }, stored);
    await reload(opened);
    await openHistory(opened);
    await page.keyboard.press('Escape');
    await wizard.field(page, en.start.name).fill('after-all');
    await wizard.setCard(page, 'TechDocs', true);
    await wizard.settledBlueprint(page);
    await openHistory(opened);
    await entry(page, 'after-all').waitFor();
  });

  test('a browser that keeps nothing can be used', async () => {
    const opened = await place.open();
    const { page, context } = opened;
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('Storage is switched off', 'SecurityError');
        },
      });
    });
    await reload(opened);
    await wizard.setCard(page, 'TechDocs', true);
    await wizard.downloadZip(page);
  });

  test('the theme', async () => {
    const opened = await place.open({ colorScheme: 'light' });
    const { page } = opened;
    const { theme } = en.common;
    const mode = () => page.evaluate(() => document.documentElement.dataset['themeMode']);
    expect(await mode()).toBe('light');
    await page.getByRole('button', { name: `${theme.label}: ${theme.system}` }).click();
    await page
      .getByRole('option', { name: theme.dark })
      .or(page.getByRole('menuitemradio', { name: theme.dark }))
      .click();
    expect(await mode()).toBe('dark');
    await reload(opened);
    expect(await mode()).toBe('dark');
    await page.getByRole('button', { name: `${theme.label}: ${theme.dark}` }).click();
    await page
      .getByRole('option', { name: theme.system })
      .or(page.getByRole('menuitemradio', { name: theme.system }))
      .click();
    expect(await mode()).toBe('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(mode).toBe('dark');
  });

  test('the language', async () => {
    const opened = await place.open();
    const { page } = opened;
    await page.getByRole('button', { name: `${en.common.language}: English` }).click();
    const item = page.getByRole('option', { name: 'ไทย' });
    const catalog = page.waitForResponse(/catalog-th/);
    await item.or(page.getByRole('menuitemradio', { name: 'ไทย' })).click();
    await (await catalog).finished();
    await page.getByRole('heading', { name: th.start.title, exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('th');
    const again = page.waitForResponse(/catalog-th/);
    await page.reload();
    await (await again).finished();
    await page.getByRole('heading', { name: th.start.title, exact: true }).waitFor();
  });
});
