import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AxeResults, RunOnly } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 level AA, and what is good practice beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLORS = ['color-contrast', 'link-in-text-block'];

/** Colors on their way from one theme to another are those of none. */
async function whenStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = () =>
      document.getAnimations().filter(({ effect }) => {
        return Number.isFinite(effect?.getComputedTiming().endTime);
      });
    // What has ended can begin something else: still is what stays so for some frames.
    for (let frames = 0; frames < 4; frames += 1) {
      await drawn();
      const now = moving();
      if (now.length > 0) frames = 0;
      await Promise.allSettled(now.map(({ finished }) => finished));
    }
  });
}

/** What is wrong with the page for people who use it otherwise, a line for each element. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  return await violationsOf(page, { type: 'tag', values: TAGS });
}

/** What of it can differ between light and dark. */
export async function colorViolations(page: Page): Promise<readonly string[]> {
  return await violationsOf(page, { type: 'rule', values: COLORS });
}

async function violationsOf(page: Page, runOnly: RunOnly): Promise<readonly string[]> {
  await whenStill(page);
  // Evaluated from outside: the page's policy allows no script that is not its own file.
  await page.evaluate(source);
  const { violations } = (await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<unknown> } }).axe.run({
        runOnly: only,
        resultTypes: ['violations'],
      }),
    runOnly,
  )) as AxeResults;
  const lines = violations.map(async ({ id, help, nodes }) => {
    const found: string[] = [];
    for (const { target, html, any, all, none } of nodes) {
      const selector = target.join(' ');
      if (id === 'target-size' && (await isHalfCovered(page, selector))) continue;
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      found.push(`${id}: ${help}\n  ${selector}\n  ${html.slice(0, 200)}\n  ${why}`);
    }
    return found;
  });
  return (await Promise.all(lines)).flat();
}

/** Whether something that stays in sight lies over a part of it: a line further down it is whole. */
async function isHalfCovered(page: Page, selector: string): Promise<boolean> {
  return await page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (element === null) return false;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const stays = (over: Element | null): boolean => {
      if (over === null || over.contains(element)) return false;
      return /sticky|fixed/.test(getComputedStyle(over).position) || stays(over.parentElement);
    };
    return [left + 1, right - 1].some((x) =>
      [top + 1, bottom - 1].some((y) => stays(document.elementFromPoint(x, y))),
    );
  }, selector);
}
