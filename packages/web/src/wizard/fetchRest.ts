import { loadersAhead } from '../lazy/lazyPart.tsx';
import type { Wizard } from './wizard.ts';

/** Milliseconds after the first project is there. */
const REST = 2000;

/**
 * Once the first project is composed and the page rests, fetches the code of all its parts: from
 * then on choosing, looking and taking need no network. Not where the person saves data.
 */
export function fetchRest(wizard: Wizard): void {
  if (savesData()) return;
  const unsubscribe = wizard.subscribe(() => {
    if (wizard.getState().made === undefined) return;
    unsubscribe();
    setTimeout(() => void fetchInTurn(), REST);
  });
}

async function fetchInTurn(): Promise<void> {
  // Longer by what each part brings along.
  for (const load of loadersAhead()) {
    // What can't be had now is asked for again when it is opened.
    // eslint-disable-next-line no-await-in-loop -- one after the other leaves room for what is asked
    await load().catch(() => undefined);
  }
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
