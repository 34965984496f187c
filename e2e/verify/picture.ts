import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Probe } from '@stagecraft/engine';
import type { Page } from 'playwright-core';
import { root } from '../harness/portal.ts';

/** Pictures are in the repository and in each build of the page, so they are small. */
const MOST_BYTES = 70_000;
const QUALITIES = [70, 60, 50, 40, 30];
const WINDOW = { width: 1280, height: 800 };
/** Time for a page to load what no probe names, in milliseconds. */
const SETTLE = 2_000;

const FOLDER = path.join(root, 'artifacts', 'verify', 'pictures');

/** Whether the page of a probe is the one that shows its feature. */
export function isPictured(probe: Probe, probes: readonly Probe[]): boolean {
  const own = probes.filter(({ feature, page }) => feature === probe.feature && page !== undefined);
  return probe === (own.find(({ picture }) => picture) ?? own.at(-1));
}

/** Keeps what the page shows now, as JPEG, until `--write` puts it into the repository. */
export async function keepPicture(page: Page, feature: string): Promise<void> {
  const before = page.viewportSize() ?? WINDOW;
  await page.setViewportSize(WINDOW);
  await page.waitForTimeout(SETTLE);
  for (const quality of QUALITIES) {
    const picture = await page.screenshot({ type: 'jpeg', quality });
    if (picture.length > MOST_BYTES) continue;
    await mkdir(FOLDER, { recursive: true });
    await writeFile(path.join(FOLDER, `${feature}.jpg`), picture);
    await page.setViewportSize(before);
    return;
  }
  throw new Error(`A picture of ${page.url()} is larger than ${MOST_BYTES} bytes`);
}

export async function readPicture(feature: string): Promise<Uint8Array | undefined> {
  return readFile(path.join(FOLDER, `${feature}.jpg`)).catch(() => undefined);
}
