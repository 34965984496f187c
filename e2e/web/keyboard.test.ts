import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { zipByCommandLine } from '../harness/commandLine.ts';
import { expectVisibleFocus, focused } from '../harness/focus.ts';
import { describeStaticPage } from '../harness/suite.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

/** More than the page has places for the focus. */
const MOST_STOPS = 600;

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes on by Tab until something of this name has the focus, which must be seen at each stop. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (name.test(at)) {
      await expectVisibleFocus(page);
      return;
    }
    passed.push(at);
  }
  throw new Error(`${String(name)} is not reached by ${key}; last: ${passed.slice(-5).join(', ')}`);
}

describeStaticPage('by the keyboard alone', (place) => {
  test('from the empty page to the ZIP', async () => {
    const { page, context } = await place.open({ reducedMotion: 'reduce' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(page, 'Tab');
    expect(await focused(page)).toContain(en.common.skipToMain);
    await expectVisibleFocus(page);
    await press(page, 'Enter');
    await tabTo(page, new RegExp(`^input ${en.start.name}`));
    await press(page, 'Control+a');
    await page.keyboard.type('acme-portal');

    // Search and choose.
    await tabTo(page, /^button Minimal/);
    await press(page, '/');
    expect(await focused(page)).toContain(en.choose.search);
    await expectVisibleFocus(page);
    await page.keyboard.type('octocat');
    await wizard.card(page, 'Software catalog').waitFor({ state: 'detached' });
    await press(page, 'ArrowDown');
    expect(await focused(page)).toContain('GitHub');
    await expectVisibleFocus(page);
    await press(page, 'Space');
    await wizard.card(page, 'GitHub').and(page.locator(':checked')).waitFor();

    // Fill in.
    await wizard.form(page, 'GitHub').waitFor();
    await press(page, 'Enter');
    await expect.poll(() => focused(page)).toMatch(/Organization/);
    await expectVisibleFocus(page);
    await page.keyboard.type('acme');
    await press(page, 'Escape');
    await expect.poll(() => focused(page)).toMatch(/GitHub/);
    await press(page, 'Escape');
    await wizard.card(page, 'Jenkins').waitFor();

    // Look at what is made of it.
    await press(page, 'p');
    await expect
      .poll(() => wizard.preview(page).evaluate((at) => at.contains(document.activeElement)))
      .toBe(true);
    await tabTo(page, /^tree/);
    await press(page, 'End', 'Enter');
    await expectVisibleFocus(page);
    await wizard.preview(page).getByRole('heading', { level: 3 }).first().waitFor();
    await press(page, 'Escape');
    await wizard.preview(page).waitFor({ state: 'detached' });
    // Back to where one came from, or to what opens it again; not lost.
    expect(await focused(page)).not.toMatch(/^body/);

    // Take it.
    await tabTo(page, new RegExp(`^button ${en.take.copyCommand}$`));
    await press(page, 'Enter');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^npx stagecraft create acme-portal .*--set github\.organization=acme/);
    await tabTo(page, new RegExp(`^button ${en.take.zip}`));
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
    const blueprint = await wizard.settledBlueprint(page);
    expect(blueprint).toMatchObject({
      name: 'acme-portal',
      features: { github: { organization: 'acme' } },
    });
    const bytes = await readFile(await download.path());
    expect(bytes.equals(await zipByCommandLine(blueprint))).toBe(true);
  });

  test('every stop shows where one is, and none holds one back', async () => {
    const { page } = await place.open({ reducedMotion: 'reduce' });
    await wizard.setCard(page, 'GitHub', true);
    await wizard.form(page, 'GitHub').getByRole('textbox').first().waitFor();
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      scrollTo(0, 0);
    });
    const stops: string[] = [];
    const unseen: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (at.startsWith('body')) break;
      if (stop > 0 && at.includes(en.common.skipToMain)) break;
      stops.push(at);
      await expectVisibleFocus(page).catch(() => unseen.push(at));
    }
    expect(stops.length).toBeLessThan(MOST_STOPS);
    expect(stops.some((stop) => stop.includes(en.take.zip))).toBe(true);
    expect(unseen).toEqual([]);
    // And the whole way back.
    await tabTo(page, new RegExp(en.common.skipToMain), 'Shift+Tab');
  });

  test('arrows go among the cards', async () => {
    const { page } = await place.open({ reducedMotion: 'reduce' });
    await wizard.card(page, 'Catalog graph').focus();
    await press(page, 'ArrowDown');
    const below = await focused(page);
    await press(page, 'ArrowUp');
    expect(await focused(page)).toContain('Catalog graph');
    await press(page, 'ArrowLeft');
    expect(await focused(page)).toContain('Software catalog');
    expect(below).not.toContain('Catalog graph');
  });

  test('the keys are listed, and those without Ctrl can be switched off', async () => {
    const { page } = await place.open({ reducedMotion: 'reduce' });
    await press(page, '?');
    const dialog = page.getByRole('dialog', { name: en.keys.title });
    for (const label of [en.keys.search, en.preview.key, en.share.shareKey, en.keys.move]) {
      await dialog.getByText(label, { exact: true }).waitFor();
    }
    await dialog.getByRole('switch').focus();
    await press(page, 'Space', 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await press(page, 'p');
    await page.waitForTimeout(300);
    expect(await wizard.preview(page).count()).toBe(0);
    await press(page, 'Control+s');
    await page.getByText(en.share.markdownTitle).waitFor();
  });
});
