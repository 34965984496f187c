import { useDeferredValue, useState } from 'react';
import { useWizardState } from '../wizard/useWizard.tsx';
import type { Wizard } from '../wizard/wizard.ts';
import type { Made, Problem } from '../worker/protocol.ts';

/** Whether the project can be taken as it is chosen now. */
export type Takeable =
  | { readonly kind: 'composing' }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'ready'; readonly made: Made };

const COMPOSING: Takeable = { kind: 'composing' };
const known = new WeakMap<object, Takeable>();

export function useTakeable(): Takeable {
  return useWizardState(({ view, failure }) => {
    // What was made before a failure is not what is chosen now.
    if (view === undefined || failure !== undefined) return COMPOSING;
    let takeable = known.get(view);
    if (takeable === undefined) {
      const { made, problems } = view;
      takeable = made === undefined ? { kind: 'problems', problems } : { kind: 'ready', made };
      known.set(view, takeable);
    }
    return takeable;
  });
}

/**
 * As `useTakeable`, after what one looks at while choosing. Out of sight, what is ready stays as it
 * was seen last: what is far down the page takes no time from a click.
 */
export function useTakeableWhile(isSeen: boolean): Takeable {
  const newest = useDeferredValue(useTakeable());
  const [shown, setShown] = useState(newest);
  const follows = isSeen || shown.kind !== 'ready';
  if (follows && shown !== newest) setShown(newest);
  return follows ? newest : shown;
}

/** When what was made is of what is chosen: a click can come right after a keystroke. */
export function whenSettled(wizard: Wizard): Promise<void> {
  return new Promise((resolve) => {
    if (wizard.getState().settled) {
      resolve();
      return;
    }
    const unsubscribe = wizard.subscribe(() => {
      const { settled, failure } = wizard.getState();
      if (!settled && failure === undefined) return;
      unsubscribe();
      resolve();
    });
  });
}
