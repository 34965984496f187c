import type { Locator, Page } from 'playwright-core';
import { waitForPortal } from './visit.ts';

/** A member of the stand-in's organization. */
export const MEMBER = { login: 'mina-park', name: 'Mina Park' };

/** Milliseconds until the catalog has the organization's people and components. */
export const INGESTION = 120_000;

/** Signs in with OAuth; false while the catalog does not know the person yet. */
export async function signInWithGithub(page: Page): Promise<boolean> {
  await page.goto('/');
  const card = page.locator('li, .MuiGrid-item').filter({ hasText: 'GitHub' }).last();
  await consent(page, card.getByRole('button', { name: 'Sign In' }));
  return waitForPortal(page, 10_000).then(
    () => true,
    () => false,
  );
}

/** Presses a button that opens GitHub's page, and says yes there. */
export async function consent(page: Page, button: Locator): Promise<void> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  await popup.getByRole('button', { name: MEMBER.name }).click();
}

/** Opens the workflow runs of a component; reading them takes more of GitHub than signing in did. */
export async function openWorkflowRuns(page: Page, component: string): Promise<void> {
  await page.goto(`/catalog/default/component/${component}/github-actions`);
  await consent(page, page.getByRole('dialog').getByRole('button', { name: 'Log in' }));
}
