import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Composition, Probe } from '@stagecraft/engine';
import type { ConsoleMessage, Locator } from 'playwright-core';
import { launchBrowser, type Browser, type Page } from './browser.ts';
import { root } from './portal.ts';

const WIDE = { width: 1440, height: 900 };
/** Milliseconds; the first page waits for the whole bundle. */
const PATIENCE = 60_000;

export interface Visit {
  readonly page: Page;
  /** What the console said as an error, and what was thrown, without the parts that vary. */
  errors(): readonly string[];
  /** What could not be loaded, as `404 http://…`, for messages. */
  failedResources(): readonly string[];
  close(): Promise<void>;
}

/** A fresh browser profile on a portal; `proxy` leads it to stand-ins, whose certificate is made up. */
export async function visit(url: string, proxy?: string): Promise<Visit> {
  const browser: Browser = await launchBrowser(proxy);
  const context = await browser.newContext({
    viewport: WIDE,
    baseURL: url,
    ignoreHTTPSErrors: proxy !== undefined,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const errors: string[] = [];
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() !== 'error' || isElsewhere(message, url) || isNobodyYet(message)) return;
    errors.push(normalize(message.text()));
  });
  page.on('pageerror', (error) => errors.push(normalize(String(error))));
  return {
    page,
    errors: () => [...new Set(errors)],
    failedResources: () => [...new Set(failed)],
    close: () => browser.close(),
  };
}

/**
 * Whether a resource failed that the portal can't answer for: one of another host, or one that its
 * backend asked another host for. How such a failure looks depends on the network of the machine.
 */
function isElsewhere(message: ConsoleMessage, portal: string): boolean {
  if (!message.text().startsWith('Failed to load resource')) return false;
  const resource = URL.parse(message.location().url);
  const ours = resource === null || resource.hostname === new URL(portal).hostname;
  return !ours || /status of 50[24]\b/.test(message.text());
}

/** Asked whether somebody has signed in before, a provider says 401 when nobody has. */
function isNobodyYet(message: ConsoleMessage): boolean {
  const asked = /\/api\/auth\/[^/]+\/refresh\?optional\b/.test(message.location().url);
  return asked && /status of 401\b/.test(message.text());
}

/** Two portals never have the same ports, hashes and times. */
function normalize(text: string): string {
  return text
    .split('\n')[0]!
    .replace(/https?:\/\/[^\s)'"]+/g, '<url>')
    .replace(/\b[0-9a-f]{8,}\b/g, '<hash>')
    .replace(/\d+(\.\d+)?\s?ms\b/g, '<time>')
    .trim();
}

export async function enterAsGuest(page: Page): Promise<void> {
  const enter = page.getByRole('button', { name: 'Enter' });
  if (!(await enter.isVisible())) await page.goto('/');
  await enter.click();
  await waitForPortal(page);
}

/** Signed in: the sidebar is there. Its own element has no size, so it is never "visible". */
export async function waitForPortal(page: Page, timeout = PATIENCE): Promise<void> {
  const sidebar = page.getByRole('navigation', { name: 'sidebar nav' });
  await sidebar.waitFor({ state: 'attached', timeout });
}

/** The probes of a guest, for a portal whose upstreams are not there. */
export function guestProbes({ probes }: Composition): (Probe & { readonly path: string })[] {
  return probes
    .filter(({ feature, demo, signIn }) => !feature.startsWith('auth-') && !demo && !signIn)
    .map((probe) => ({ ...probe, path: probe.page ?? probe.request ?? '' }));
}

/** As one who types the address does, or as one who follows a link of the portal: the app stays. */
export type Opening = 'load' | 'in-app';

/** Opens the page of a probe, or asks the backend as its guest, and looks for each text. */
export async function runProbe(
  page: Page,
  probe: Probe,
  backendUrl: string,
  opening: Opening = 'load',
): Promise<void> {
  if (probe.request !== undefined) await runRequestProbe(probe.request, probe, backendUrl);
  if (probe.page === undefined) return;
  // What several features show on one page is seen without opening it again.
  const isThere = page.url() === URL.parse(probe.page, page.url())?.href;
  if (isThere && (await showsAll(page, probe.shows))) return;
  await openPage(page, probe.page, probe.shows, opening);
  for (const text of probe.shows) {
    await visibleText(page, text)
      .waitFor()
      .catch((cause: unknown) => {
        throw new Error(`${probe.page} does not show "${text}" (${probe.feature})`, { cause });
      });
  }
}

/** Opens a page to look for these texts after it. */
export async function openPage(
  page: Page,
  address: string,
  shows: readonly string[],
  opening: Opening,
): Promise<void> {
  // What the page before shows too would be seen before the new one is there.
  if (opening === 'load' || (await showsAll(page, shows))) {
    await page.goto(address);
    return;
  }
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, address);
}

export function visibleText(page: Page, text: string): Locator {
  return page.getByText(text).filter({ visible: true }).first();
}

/** What is on a page, for a message. */
export async function shortTextOf(page: Page): Promise<string> {
  const text = await page.locator('body').innerText();
  return text.replace(/\s+/g, ' ').slice(0, 400);
}

async function showsAll(page: Page, texts: readonly string[]): Promise<boolean> {
  const seen = await Promise.all(texts.map((text) => visibleText(page, text).isVisible()));
  return seen.every(Boolean);
}

async function runRequestProbe(request: string, probe: Probe, backendUrl: string): Promise<void> {
  const session = await fetch(`${backendUrl}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = (await session.json()) as { backstageIdentity: { token: string } };
  const response = await fetch(backendUrl + request, {
    headers: {
      authorization: `Bearer ${backstageIdentity.token}`,
      accept: 'application/json, text/event-stream',
    },
  });
  const body = await response.text();
  const missing = probe.shows.filter((text) => !body.includes(text));
  if (missing.length > 0) {
    throw new Error(
      `${request} answers ${response.status} without "${missing.join('", "')}": ${body}`,
    );
  }
}

/** Kept with the run, in a folder that git ignores. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = path.join(root, 'artifacts', 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
