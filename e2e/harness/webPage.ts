import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from './site.ts';
import { whenComposed } from './wizard.ts';

const WIDE = { width: 1440, height: 900 };
/** Milliseconds: longer than the page waits before it fetches ahead. */
const QUIET = 2_500;
/** Milliseconds: nothing on the page takes long, but the machine may be busy. */
const PATIENCE = 20_000;

export interface WebPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whatever went wrong without the page saying so: errors, failed requests, breaches of its policy. */
  faults(): readonly string[];
  /** `GET https://…` of every request that the page and its workers made. */
  requests(): readonly string[];
  close(): Promise<void>;
}

export interface WebPageOptions extends BrowserContextOptions {
  /** What the page's address ends with: `#/?b=…`. */
  readonly at?: string | undefined;
  /** Whether to wait until the first project is composed. */
  readonly composed?: boolean | undefined;
}

/** The web application in a browser profile that has never seen it. */
export async function openWebPage(
  browser: Browser,
  site: Site,
  { at = '', composed = true, ...options }: WebPageOptions = {},
): Promise<WebPage> {
  const context = await browser.newContext({ viewport: WIDE, locale: 'en-US', ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const watched = watch(context, page, site.origin);
  await page.goto(site.url + at);
  if (composed) await whenComposed(page);
  return { page, context, ...watched, close: () => context.close() };
}

/** Waits until the page fetches nothing more, also of what it fetches ahead. */
export async function whenQuiet({ page, requests }: WebPage): Promise<void> {
  for (let before = -1; before !== requests().length;) {
    before = requests().length;
    await page.waitForTimeout(QUIET);
  }
}

/** Opens an address of the same page as if it were typed, which loads the page again. */
export async function goToHash(page: Page, hash: string): Promise<void> {
  const url = new URL(page.url());
  url.hash = '';
  await page.goto('about:blank');
  await page.goto(url.href.replace(/#$/, '') + hash);
}

/** What is opened from the page, as a portal that was made, answers for itself. */
function watch(
  context: BrowserContext,
  page: Page,
  origin: string,
): Pick<WebPage, 'faults' | 'requests'> {
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      const { url } = message.location();
      faults.push(`console ${message.type()}: ${message.text()} ${url}`);
    }
  });
  page.on('pageerror', (error) => faults.push(`thrown: ${error.stack ?? String(error)}`));
  page.on('crash', () => faults.push('The page crashed.'));
  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  context.on('response', (response) => {
    if (response.status() >= 400 && response.url().startsWith(origin))
      faults.push(`${response.status()} ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const { errorText = '' } = request.failure() ?? {};
    // What is aborted is not needed any more: the page was left, or changed its mind.
    if (errorText !== 'net::ERR_ABORTED' && request.url().startsWith(origin))
      faults.push(`failed: ${request.url()} ${errorText}`);
  });
  return { faults: () => faults, requests: () => requests };
}
