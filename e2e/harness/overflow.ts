import type { Page } from 'playwright-core';

/** What makes the page scroll sideways: itself, and the elements that reach out of it. */
export async function overflowOf(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const far = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const names = far.map((element) => `${element.tagName} ${element.className.toString()}`);
    return [`${scrollWidth} of ${clientWidth} px`, ...names.slice(0, 8)];
  });
}
