/** Frames that a form which is still being fetched gets to appear. */
const PATIENCE = 60;

export const featureAnchor = (feature: string) => `feature-${feature}`;
export const optionAnchor = (feature: string, option: string) => `option-${feature}-${option}`;
export const fieldAnchor = (field: string) => `field-${field}`;

/**
 * Scrolls to the first of these elements that is there and puts the focus on what can be used in
 * it. What it is folded into is opened. A later one is taken when an earlier one does not appear.
 */
export function goTo(...ids: readonly string[]): void {
  for (const open of openers) for (const id of ids) open(id);
  if (isOnPage()) goWhenThere(ids, PATIENCE);
  else goWhenUncovered(ids, PATIENCE);
}

/** What lies over the page, as a menu or a sheet, stands beside its root. */
function isOnPage(): boolean {
  const { activeElement, body } = document;
  return activeElement === body || activeElement?.closest('#root') !== null;
}

/** What closes gives the focus back to what opened it, which would take it away again. */
function goWhenUncovered(ids: readonly string[], frames: number): void {
  const isBack = isOnPage() && document.activeElement !== document.body;
  if (isBack || frames === 0) goWhenThere(ids, PATIENCE);
  else requestAnimationFrame(() => goWhenUncovered(ids, frames - 1));
}

/** Opens what hides a place, when it is its own; given the id of each element that is gone to. */
type Opener = (id: string) => void;
const openers = new Set<Opener>();

/** Takes effect until the function that it gives is called. */
export function onGoTo(open: Opener): () => void {
  openers.add(open);
  return () => openers.delete(open);
}

function goWhenThere(ids: readonly string[], frames: number): void {
  const [wanted = '', ...others] = ids;
  const element = document.getElementById(wanted);
  if (element !== null) show(element);
  else if (frames > 0) requestAnimationFrame(() => goWhenThere(ids, frames - 1));
  else if (others.length > 0) goWhenThere(others, 0);
}

const USABLE = 'input, select, textarea, button, a[href], [tabindex="0"]';

function show(element: HTMLElement): void {
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  const target = element.matches(USABLE) ? element : element.querySelector<HTMLElement>(USABLE);
  target?.focus({ preventScroll: true });
}
