import type { Page } from 'playwright-core';
import { waitForPortal } from '../harness/visit.ts';

/** Signs in at a stand-in: the provider's button, and in its window the person. */
export async function signInAs(
  page: Page,
  { provider, person }: { readonly provider: string; readonly person: string },
): Promise<void> {
  await page.goto('/');
  const card = page.locator('li', { hasText: provider }).last();
  const opened = page.waitForEvent('popup');
  await card.getByRole('button', { name: 'Sign in' }).click();
  const popup = await opened;
  await popup.getByText(person).first().click();
  await waitForPortal(page);
}
