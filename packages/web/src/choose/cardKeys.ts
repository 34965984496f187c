import type { KeyboardEvent } from 'react';
import { isPressed } from '../keys/combo.ts';
import { arePlainKeysOn, isMac } from '../keys/registry.ts';
import { moveAmongCards } from './cards.ts';

interface CardActions {
  /** Undefined where there is no form to go to. */
  readonly toForm: (() => void) | undefined;
  readonly toggle: () => void;
  readonly clearSearch: () => void;
}

/** The keys of a card's checkbox, beside the space bar, which is the checkbox's own. */
export function onCardKey(
  event: KeyboardEvent<HTMLElement>,
  { toForm, toggle, clearSearch }: CardActions,
): void {
  const { key, currentTarget, nativeEvent } = event;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (key === 'Enter') (toForm ?? toggle)();
  else if (key === 'Escape') clearSearch();
  else if (isPressed('e', nativeEvent, isMac) && arePlainKeysOn()) toForm?.();
  else if (!moveAmongCards(currentTarget, key)) return;
  event.preventDefault();
}
