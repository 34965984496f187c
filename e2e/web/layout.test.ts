import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeStaticPage } from '../harness/suite.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';
import { overflowOf } from '../harness/overflow.ts';
import { STATES } from './states.ts';

const WIDTHS = [390, 768, 1440, 2560];

async function open(place: Parameters<Parameters<typeof describeStaticPage>[1]>[0], width: number) {
  const height = width < 600 ? 844 : width > 2000 ? 1440 : 900;
  return await place.open({ viewport: { width, height }, composed: false });
}

describeStaticPage('nothing runs over the side of the page', (place) => {
  test.each(STATES)('$name', async ({ reach }) => {
    const over: Record<number, readonly string[]> = {};
    const { page } = await open(place, 390);
    await reach(page, en);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const found = await overflowOf(page);
      if (found.length > 0) over[width] = found;
    }
    expect(over).toEqual({});
  });

  test.each([1440, 390])('with letters of twice the size, at %s px', async (width) => {
    const { page } = await open(place, width);
    await doubleLetters(page);
    await wizard.whenComposed(page);
    expect(await overflowOf(page)).toEqual([]);
    await wizard.setCard(page, 'TechDocs', true);
    await wizard.downloadZip(page);
  });

  test('where the page is 320 px wide, as when it is zoomed four times', async () => {
    const { page } = await open(place, 320);
    await wizard.whenComposed(page);
    expect(await overflowOf(page)).toEqual([]);
  });
});

describeStaticPage('what people set in their system', (place) => {
  test('reduced motion: nothing moves', async () => {
    const { page } = await place.open({ reducedMotion: 'reduce' });
    await wizard.setCard(page, 'GitHub', true);
    await wizard.openPreview(page);
    expect(await runningAnimations(page)).toEqual([]);
    await wizard.previewTab(page, 'changes').click();
    expect(await runningAnimations(page)).toEqual([]);
    await page.getByRole('button', { name: en.share.share, exact: true }).click();
    expect(await runningAnimations(page)).toEqual([]);
  });

  test('colors of their own: what is chosen can still be told', async () => {
    const { page } = await place.open({ forcedColors: 'active' });
    await wizard.setCard(page, 'TechDocs', true);
    const [chosen, other] = await Promise.all(
      ['TechDocs', 'Jenkins'].map((title) => wizard.card(page, title).screenshot()),
    );
    expect(chosen?.equals(other ?? Buffer.alloc(0))).toBe(false);
    await wizard.downloadZip(page);
  });
});

/** As a person sets it in the browser, which also counts for what depends on the width. */
async function doubleLetters(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(size).toBe('32px');
}

/** What moves now, for longer than an eye sees. */
async function runningAnimations(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => Number(animation.effect?.getComputedTiming().activeDuration) > 20)
      .map((animation) => {
        const { target } = animation.effect as KeyframeEffect;
        return `${target?.className ?? ''} ${(animation as CSSTransition).transitionProperty ?? animation.id}`;
      }),
  );
}
