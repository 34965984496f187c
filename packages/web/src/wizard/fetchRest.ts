import { loadSearch } from '../catalog/search/useFound.ts';
import { loadDetails, loadForm, loadSecrets } from '../choose/prefetch.ts';
import type { Wizard } from './wizard.ts';

/** Milliseconds after the first project is there. */
const REST = 2000;

/** Code of what is not on the first screen, the nearest first. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  loadForm,
  loadSecrets,
  loadDetails,
  loadSearch,
  () => import('../preview/drawer/PreviewPanel.tsx'),
  () => import('../preview/editor/CodeEditor.tsx'),
  () => import('../preview/editor/DiffEditor.tsx'),
  async () => (await import('../preview/editor/languages.ts')).loadLanguages(),
  () => import('../start/import/BlueprintEditor.tsx'),
  () => import('../take/NextStepsList.tsx'),
  () => import('../keys/KeyDialog.tsx'),
];

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
  for (const load of PARTS) {
    // What can't be had now is asked for again when it is opened.
    // eslint-disable-next-line no-await-in-loop -- one after the other leaves room for what is asked
    await load().catch(() => undefined);
  }
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
