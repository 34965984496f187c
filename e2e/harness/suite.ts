import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { launchBrowser, type Browser } from './browser.ts';
import type { Site } from './site.ts';
import { MODES, openSite, type Mode } from './sites.ts';
import { openWebPage, type WebPage, type WebPageOptions } from './webPage.ts';

/** Where the tests of a group open the page. */
export interface Place {
  readonly mode: Mode;
  /** Known while tests run. */
  site(): Site;
  browser(): Browser;
  /** A page in a clean profile; it is closed after the test, and must not have gone wrong. */
  open(options?: WebPageOptions): Promise<WebPage>;
}

/** Tests of the page in each way in which it runs. */
export function describePage(title: string, define: (place: Place) => void): void {
  describe.each(MODES)(`${title} (%s)`, (mode) => define(placeIn(mode)));
}

/** Tests of what does not depend on who serves the page. */
export function describeStaticPage(title: string, define: (place: Place) => void): void {
  describe(title, () => define(placeIn('static')));
}

function placeIn(mode: Mode): Place {
  let browser: Browser | undefined;
  let site: Site | undefined;
  let opened: WebPage[] = [];
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), openSite(mode)]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  afterEach(async () => {
    const faults = opened.flatMap((page) => page.faults());
    await Promise.all(opened.map((page) => page.close()));
    opened = [];
    expect(faults).toEqual([]);
  });
  return {
    mode,
    site: () => given(site),
    browser: () => given(browser),
    async open(options = {}) {
      const page = await openWebPage(given(browser), given(site), options);
      opened.push(page);
      return page;
    },
  };
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The tests have not begun');
  return value;
}
