import type { Page } from 'playwright-core';

/**
 * Everything on the page that is read or heard: texts, names, placeholders, hints, the title. Code
 * and files are left out: they are the same in every language.
 */
export async function pageTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    // What is marked as English is data that is English in every language.
    const CODE = 'code, pre, kbd, script, style, .cm-editor, [role="tree"], body [lang="en"]';
    const ATTRIBUTES = ['aria-label', 'placeholder', 'title', 'alt', 'aria-valuetext'];
    const found = new Set<string>([document.title]);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest(CODE) !== null || !element.checkVisibility()) continue;
      for (const name of ATTRIBUTES) found.add(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) found.add(node.textContent ?? '');
      }
    }
    return [...found].map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  });
}
