import type { Page } from 'playwright-core';
import { shortTextOf, waitForPortal } from '../harness/visit.ts';

/** Who signs in, and at which provider. */
export interface Way {
  readonly provider: string;
  readonly person: string;
}

/** Milliseconds until a window of a vendor has come and gone. */
const PATIENCE = 20_000;

/** Signs in at a stand-in: the provider's button, and in its window the person. */
export async function signInAs(page: Page, way: Way): Promise<void> {
  const { provider, person } = way;
  const popup = await openWindow(page, way);
  await choose(popup, person).catch(async (cause: unknown) => {
    throw new Error(`${provider}'s window shows: ${await textOf(popup)}`, { cause });
  });
  await waitForPortal(page, PATIENCE).catch(async (cause: unknown) => {
    throw new Error(`${provider} let nobody in: ${await textOf(page)}`, { cause });
  });
}

/** Tries to sign in, and waits for a text in the window or on the page: why it failed. */
export async function failToSignIn(page: Page, way: Way, text: string): Promise<void> {
  const popup = await openWindow(page, way);
  const shows = (where: Page) => where.getByText(text).first().waitFor({ timeout: PATIENCE });
  const chosen = choose(popup, way.person);
  // A window that never asks who one is shows what it has to say.
  chosen.catch(() => undefined);
  await Promise.any([shows(page), shows(popup)]).catch(async (cause: unknown) => {
    const shown = await Promise.all([textOf(popup), textOf(page)]);
    throw new Error(`"${text}" is neither in ${shown.join(' nor in ')}`, { cause });
  });
}

async function openWindow(page: Page, { provider }: Way): Promise<Page> {
  await page.goto('/');
  // One title may be the beginning of another.
  const title = page.getByText(provider, { exact: true });
  const card = page.locator('li').filter({ has: title });
  const [popup] = await Promise.all([
    page.waitForEvent('popup', { timeout: PATIENCE }),
    card.getByRole('button', { name: 'Sign in' }).click({ timeout: PATIENCE }),
  ]);
  return popup;
}

function choose(popup: Page, person: string): Promise<void> {
  return popup.getByRole('button', { name: person }).click({ timeout: PATIENCE });
}

async function textOf(page: Page): Promise<string> {
  if (page.isClosed()) return 'nothing, it was closed';
  return `${await shortTextOf(page)} (${page.url().split('?')[0]})`;
}
