import type { Page } from 'playwright-core';

/** How the focused element and what is around it look: what shows where the focus is. */
interface Looks {
  readonly name: string;
  readonly looks: readonly string[];
}

/** A name for people of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return (await looksOfFocus(page)).name;
}

/** Tries of a tenth of a second: what just got the focus is drawn so a little later. */
const TRIES = 20;

/**
 * Throws unless the focus can be seen: something of the element, or of what it stands in, looks
 * otherwise than without the focus, which is there again afterwards. Needs reduced motion.
 */
export async function expectVisibleFocus(page: Page): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    if (await focusIsVisible(page)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`The focus on "${await focused(page)}" can't be seen`);
}

async function focusIsVisible(page: Page): Promise<boolean> {
  const { looks } = await looksOfFocus(page);
  const without = await page.evaluate(async () => {
    const element = document.activeElement as HTMLElement;
    const drawn = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    element.blur();
    await drawn();
    const seen = (globalThis as unknown as { looksOf(of: Element): string[] }).looksOf(element);
    element.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
    await drawn();
    return seen;
  });
  return looks.some((look, at) => look !== without[at]);
}

async function looksOfFocus(page: Page): Promise<Looks> {
  return await page.evaluate(() => {
    const PROPERTIES = [
      'outlineStyle',
      'outlineWidth',
      'outlineColor',
      'boxShadow',
      'borderTopColor',
      'borderBottomColor',
      'backgroundColor',
      'textDecorationLine',
      'clipPath',
      'transform',
    ] as const;
    const looksOf = (element: Element): string[] => {
      const around: Element[] = [];
      for (let at: Element | null = element; at !== null && around.length < 5;) {
        around.push(at);
        at = at.parentElement;
      }
      const active = element.getAttribute('aria-activedescendant');
      const inside = active === null ? null : document.getElementById(active);
      return [...around, inside ?? element].flatMap((at) =>
        [null, '::before', '::after'].map((pseudo) => {
          const style = getComputedStyle(at, pseudo);
          return PROPERTIES.map((property) => style[property]).join(' ');
        }),
      );
    };
    Object.assign(globalThis, { looksOf });
    const element = document.activeElement ?? document.body;
    const name =
      element.getAttribute('aria-label') ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent ??
      '';
    return {
      name: `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${name.trim().slice(0, 60)}`,
      looks: looksOf(element),
    };
  });
}
