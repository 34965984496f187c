import { existsSync } from 'node:fs';
import path from 'node:path';
import { shareBlueprint, presetFeatures } from '@stagecraft/engine';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/harness/browser.ts';
import { serveAsCdn } from './cdn.ts';
import { root } from './portal.ts';
import type { Bench, Result } from './result.ts';
import { median, quantile, range } from './statistics.ts';

const dist = path.join(root, 'packages', 'web', 'dist');
const WIDE = { width: 1440, height: 900 };
/** Times that every feature is taken out and put back. */
const ROUNDS = 3;
/** Milliseconds in which nothing more changes: the page has answered. */
const QUIET = 300;
/** What is hit is the label, which lies over all of the card. */
const LABELLED = { force: true };

/** From a click on a card to the page that shows what it made of the project. */
export async function benchPage(bench: Bench): Promise<Result> {
  if (!existsSync(path.join(dist, 'index.html'))) throw new Error('`npm run build` first');
  const cdn = await serveAsCdn(dist);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: WIDE });
    await page.addInitScript(watchPaints);
    await page.goto(`${cdn.url}#/?b=${await everything()}`, { waitUntil: 'networkidle' });
    const features = await removable(page);
    await toggleAll(page, features.slice(0, 3), bench);
    const closed = await measureRounds(page, features, bench, 'preview closed');
    await openPreview(page);
    await toggleAll(page, features.slice(0, 3), bench);
    const open = await measureRounds(page, features, bench, 'preview open');
    return resultOf(features, closed, open);
  } finally {
    await browser.close();
    await cdn.close();
  }
}

function resultOf(
  features: readonly string[],
  closed: readonly number[],
  open: readonly number[],
): Result {
  const row = (measure: string, value: number) => ({ measure, ours: value, unit: 'ms', digits: 0 });
  const target = { of: 'ours', is: 'at most', limit: 50 } as const;
  return {
    name: 'page',
    title: 'From a click to the updated page, preset `everything`',
    rows: [
      row('click to paint, p50', median(closed)),
      { ...row('click to paint, p95', quantile(closed, 0.95)), target },
      row('with the preview open, p50', median(open)),
      { ...row('with the preview open, p95', quantile(open, 0.95)), target },
    ],
    notes: [
      `${closed.length} and ${open.length} clicks, ${range(closed, 0)} ms and ${range(open, 0)} ms: each of ${features.length} features taken out and put back, ${ROUNDS} times. What others need, and would be asked about, stays.`,
      "From the click's own time stamp to the paint after the last change in the summary, the sketch, the cards and, where it is open, the file tree. Chromium, headless, without a graphics card, the production build at 1440 × 900.",
      'No peer shows files of a project of this size on the page.',
    ],
  };
}

/** The address of all features, under which the page opens. */
async function everything(): Promise<string> {
  const [library, release] = await Promise.all([loadLibrary(root), loadRelease(root, 'latest')]);
  const preset = library.presets.get('everything');
  if (preset === undefined) throw new TypeError('There is no preset "everything"');
  const { features } = presetFeatures(preset, library, release);
  const { version } = release;
  return shareBlueprint({ stagecraft: 1, name: 'acme-portal', release: version, features });
}

async function measureRounds(
  page: Page,
  features: readonly string[],
  bench: Bench,
  what: string,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const some = await toggleAll(page, features, bench);
    bench.say(`${what}, round ${round}: p50 ${median(some).toFixed(0)} ms`);
    times.push(...some);
  }
  return times;
}

async function toggleAll(page: Page, features: readonly string[], bench: Bench): Promise<number[]> {
  const times: number[] = [];
  for (const feature of features) {
    bench.signal.throwIfAborted();
    times.push(await timeOfClick(page, feature), await timeOfClick(page, feature));
  }
  return times;
}

/** What page functions and the page's own script share. */
interface Watched {
  readonly lastClick: number;
  readonly lastPaint: number;
}

/** Milliseconds from the click to the last paint that it led to. */
async function timeOfClick(page: Page, feature: string): Promise<number> {
  const card = page.locator(`main input[data-feature="${feature}"]`);
  await card.scrollIntoViewIfNeeded();
  const before = await card.isChecked();
  await page.waitForTimeout(QUIET);
  await card.click(LABELLED);
  await page.waitForFunction((quiet) => {
    const { lastClick, lastPaint } = globalThis as unknown as Watched;
    return lastPaint > lastClick && performance.now() - lastPaint > quiet;
  }, QUIET);
  if ((await card.isChecked()) === before) throw new Error(`${feature} can't be toggled`);
  return await page.evaluate(() => {
    const { lastClick, lastPaint } = globalThis as unknown as Watched;
    return lastPaint - lastClick;
  });
}

/** Every feature that goes without a question: nothing that is chosen needs it. */
async function removable(page: Page): Promise<string[]> {
  const boxes = page.locator('main input[data-feature]:checked:not([aria-disabled="true"])');
  const ids = await boxes.evaluateAll((found) =>
    found.map((box) => (box as HTMLElement).dataset['feature'] ?? ''),
  );
  const free: string[] = [];
  for (const id of ids) {
    const box = page.locator(`main input[data-feature="${id}"]`);
    await box.click(LABELLED);
    await page.waitForTimeout(QUIET);
    if (await box.isChecked()) {
      await page.keyboard.press('Escape');
      continue;
    }
    await box.click(LABELLED);
    await page.waitForTimeout(QUIET);
    free.push(id);
  }
  return free;
}

async function openPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preview' }).first().click();
  await page.getByRole('tree').first().waitFor();
}

/** Runs in the page before it: when a card was last clicked, and when what it changed was painted. */
function watchPaints(): void {
  const watched = { lastClick: 0, lastPaint: 0 };
  Object.assign(globalThis, watched);
  const set = (change: Partial<typeof watched>) => Object.assign(globalThis, change);
  addEventListener('click', ({ timeStamp }) => set({ lastClick: timeStamp }), true);
  let due = false;
  const onChange = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      // What is posted within a frame arrives when the frame was painted.
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        due = false;
        set({ lastPaint: performance.now() });
      });
      channel.port1.start();
      channel.port2.postMessage(undefined);
    });
  };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(onChange).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}
