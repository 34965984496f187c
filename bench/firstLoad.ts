import { existsSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../e2e/harness/browser.ts';
import { serveAsCdn, type Line, type Sent } from './cdn.ts';
import { root } from './portal.ts';
import type { Bench, Result } from './result.ts';
import { median, range } from './statistics.ts';

const dist = path.join(root, 'packages', 'web', 'dist');
/** A telephone of the lower middle on a slow mobile network, as Lighthouse has it. */
const SLOW: Line = { bytesPerSecond: 1.6e6 / 8, latency: 150 };
const SLOWER_CPU = 4;
const PHONE = { width: 390, height: 844 };
/** Milliseconds. */
const PATIENCE = 120_000;
/** What a release is made of: fetched beside the page, needed to compose only. */
const RELEASE_DATA = /^data\/(release|lockfile)-/;
/** The engine and the features it composes: fetched beside the page, for what a choice makes. */
const ENGINE = /^(assets\/worker-|data\/library-)/;

/** What the first visit fetches, and how long it takes until a feature can be chosen. */
export async function benchLoad(bench: Bench): Promise<Result> {
  if (!existsSync(path.join(dist, 'index.html'))) throw new Error('`npm run build` first');
  const sent = await filesOfFirstLoad();
  const data = sent.filter(({ name }) => RELEASE_DATA.test(name));
  const engine = sent.filter(({ name }) => ENGINE.test(name));
  const page = sent.filter(({ name }) => !RELEASE_DATA.test(name) && !ENGINE.test(name));
  const times: number[] = [];
  for (let run = 0; run <= bench.runs; run += 1) {
    bench.signal.throwIfAborted();
    const time = await timeUntilChosen();
    if (run === 0) continue;
    bench.say(`run ${run}: ${time.toFixed(2)} s`);
    times.push(time);
  }
  return {
    name: 'load',
    title: 'First load of the page',
    rows: [
      {
        measure: 'compressed, the page until a feature can be chosen',
        ours: kilobytes(page),
        unit: 'kB',
        digits: 0,
        target: { of: 'ours', is: 'at most', limit: 250 },
      },
      {
        measure: 'compressed, the engine beside it',
        ours: kilobytes(engine),
        unit: 'kB',
        digits: 0,
      },
      { measure: 'compressed, release data', ours: kilobytes(data), unit: 'kB', digits: 0 },
      { measure: 'until a feature can be chosen', ours: median(times), unit: 's', digits: 2 },
    ],
    notes: [
      `Of the page: ${listing(page)}.`,
      `Of the engine: ${listing(engine)}. Of the release: ${listing(data)}.`,
      `gzip, level 9; everything that is fetched until the first project is composed and the page rests. The production build, an empty cache.`,
      `Until a feature can be chosen: from the navigation to a card that answers a click, median of ${times.length} (${range(times, 2)} s) after one for warming up. Chromium at ${PHONE.width} × ${PHONE.height}, its CPU slowed ${SLOWER_CPU} times, a line of 1.6 Mbit/s with ${SLOW.latency} ms to the first byte, which release data shares.`,
      "No peer: the pages of start.spring.io, code.quarkus.io and better-t-stack.dev can't be measured in the same run, without the internet.",
    ],
  };
}

function kilobytes(files: readonly Sent[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}

function listing(files: readonly Sent[]): string {
  return files
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => `\`${name}\` ${(bytes / 1000).toFixed(1)} kB`)
    .join(', ');
}

async function filesOfFirstLoad(): Promise<readonly Sent[]> {
  const cdn = await serveAsCdn(dist);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(cdn.url, { waitUntil: 'networkidle', timeout: PATIENCE });
    return cdn.sent();
  } finally {
    await browser.close();
    await cdn.close();
  }
}

/** Seconds from the navigation until a card is there and answers. */
async function timeUntilChosen(): Promise<number> {
  const cdn = await serveAsCdn(dist, SLOW);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: PHONE });
    page.setDefaultTimeout(PATIENCE);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU });
    await page.addInitScript(tryToChoose);
    await page.goto(cdn.url, { waitUntil: 'commit', timeout: PATIENCE });
    const answered = await page.waitForFunction(() => {
      const { answeredAt } = globalThis as unknown as { answeredAt?: number };
      return answeredAt;
    });
    return Number(await answered.jsonValue()) / 1000;
  } finally {
    await browser.close();
    await cdn.close();
  }
}

/** Runs in the page before it: clicks the first card that can be chosen until it is. */
function tryToChoose(): void {
  const look = () => {
    const card = document.querySelector<HTMLInputElement>(
      'main input[type="checkbox"]:not(:checked):not([aria-disabled="true"])',
    );
    card?.click();
    if (card === null) {
      requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        if (card.checked) Object.assign(globalThis, { answeredAt: performance.now() });
        else look();
      });
      channel.port1.start();
      channel.port2.postMessage(undefined);
    });
  };
  requestAnimationFrame(look);
}
