import type { Page } from 'playwright-core';

/**
 * A plugin may ask for more of a person's account than signing in did: says yes to it in their name,
 * once, whenever the portal asks. It ends with the page.
 */
export function consentWhenAsked(page: Page, person: string): void {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Log in' });
  const consent = async () => {
    await button.waitFor({ timeout: 0 });
    const opened = page.waitForEvent('popup');
    await button.click();
    await (await opened).getByRole('button', { name: person }).click();
  };
  // The page is closed while nothing was asked, or what was asked for is not seen by the probe.
  consent().catch(() => undefined);
}
