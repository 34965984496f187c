import type { Page } from 'playwright-core';
import { waitForPortal } from '../harness/visit.ts';

/** Milliseconds until a window of a vendor has come and gone. */
const PATIENCE = 20_000;

/** Signs in at a stand-in: the provider's button, and in its window the person. */
export async function signInAs(
  page: Page,
  { provider, person }: { readonly provider: string; readonly person: string },
): Promise<void> {
  await page.goto('/');
  // One title may be the beginning of another.
  const title = page.getByText(provider, { exact: true });
  const card = page.locator('li').filter({ has: title });
  const [popup] = await Promise.all([
    page.waitForEvent('popup', { timeout: PATIENCE }),
    card.getByRole('button', { name: 'Sign in' }).click({ timeout: PATIENCE }),
  ]);
  const choice = popup.getByRole('button', { name: person });
  await choice.click({ timeout: PATIENCE }).catch(async (cause: unknown) => {
    throw new Error(`${provider}'s window shows: ${await textOf(popup)}`, { cause });
  });
  await waitForPortal(page, PATIENCE).catch(async (cause: unknown) => {
    throw new Error(`${provider} let nobody in: ${await textOf(page)}`, { cause });
  });
}

async function textOf(page: Page): Promise<string> {
  if (page.isClosed()) return 'nothing, it was closed';
  const text = await page.locator('body').innerText();
  return `${text.replace(/\s+/g, ' ').slice(0, 400)} (${page.url().split('?')[0]})`;
}
