import { cardTowards, type Direction } from './grid.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The checkboxes of all cards that are shown, in reading order. */
function boxes(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('input[data-feature]')];
}

/** Moves the focus from a card's checkbox to the one that an arrow leads to. */
export function moveAmongCards(from: HTMLElement, key: string): boolean {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return false;
  const all = boxes();
  const places = all.map((box) => cardOf(box).getBoundingClientRect());
  const next = cardTowards(places, all.indexOf(from), direction);
  const box = next === undefined ? undefined : all[next];
  if (box === undefined) return false;
  goToCard(box);
  return true;
}

export function goToFirstCard(): void {
  const [first] = boxes();
  if (first !== undefined) goToCard(first);
}

function goToCard(box: HTMLElement): void {
  box.focus({ preventScroll: true });
  cardOf(box).scrollIntoView({ block: 'nearest' });
}

function cardOf(box: HTMLElement): Element {
  return box.closest('[data-card]') ?? box;
}
