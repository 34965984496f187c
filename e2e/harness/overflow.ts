import type { Page } from 'playwright-core';

/** What makes the page scroll sideways: itself, and the elements that reach out of it. */
export async function overflowOf(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const clips = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    const isClipped = (element: Element): boolean => {
      const parent = element.parentElement;
      if (parent === null || parent === document.body) return false;
      return clips(parent) || isClipped(parent);
    };
    const far = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isClipped(element),
    );
    const names = far.map((element) => `${element.tagName} ${element.className.toString()}`);
    return [`${scrollWidth} of ${clientWidth} px`, ...names.slice(0, 8)];
  });
}
