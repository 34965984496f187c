import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Browser } from '../harness/browser.ts';
import { overflowOf } from '../harness/overflow.ts';
import type { Site } from '../harness/site.ts';
import { openSite } from '../harness/sites.ts';
import { screenshot } from '../harness/visit.ts';
import { openWebPage } from '../harness/webPage.ts';
import { en } from '../harness/wizard.ts';
import { STATES } from './states.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
];
const SCHEMES = ['light', 'dark'] as const;

/** Nobody looks at the pictures of every run, and what they check is checked elsewhere. */
const isAsked = process.env['STAGECRAFT_SCREENSHOTS'] !== undefined;

/** For people to look at: artifacts/screenshots/web. */
describe.runIf(isAsked)('each state of the page, drawn', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    site = await openSite('static');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test.each(STATES)('$name', async ({ name, reach }) => {
    for (const viewport of SIZES) {
      const { page, faults, close } = await openWebPage(browser, site, {
        viewport,
        composed: false,
        reducedMotion: 'reduce',
      });
      await reach(page, en);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await screenshot(page, `web/${name}-${viewport.width}-${colorScheme}`);
      }
      expect(await overflowOf(page), `${viewport.width} px`).toEqual([]);
      expect(faults()).toEqual([]);
      await close();
    }
  });
});
