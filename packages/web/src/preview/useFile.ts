import { useEffect, useState } from 'react';
import type { FileView, Made } from '../worker/protocol.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import type { Wizard } from '../wizard/wizard.ts';

export interface OpenFile {
  /** As it is, or was last; undefined until it is there. */
  readonly file: FileView | undefined;
  /** Whether the last change took it out of the project. */
  readonly gone: boolean;
}

/** A file of the project, kept as choices make it. */
export function useFile(path: string): OpenFile {
  const wizard = useWizard();
  const gone = useWizardState(({ made }) => made !== undefined && !isIn(made, path));
  const [file, setFile] = useState<FileView>();
  useEffect(() => follow(wizard, path, setFile), [wizard, path]);
  return { file: file?.path === path ? file : undefined, gone };
}

function isIn({ files }: Made, path: string): boolean {
  return files.some((each) => each.path === path);
}

/**
 * Shows a file now and whenever it is other. It is asked for together with each composition, so that
 * both answers come at once. Returns what ends it.
 */
function follow(wizard: Wizard, path: string, show: (file: FileView) => void): () => void {
  const { engine } = wizard;
  let { draft } = wizard.getState();
  let known: FileView | undefined;
  let ended = false;
  let asking = false;

  async function ask(): Promise<void> {
    asking = true;
    const newer = await engine.newerFile(path, known?.revision ?? 0);
    const file = newer ?? (known === undefined ? await engine.fileBefore(path) : undefined);
    asking = false;
    if (ended) return;
    if (file !== undefined) {
      known = file;
      show(file);
    }
    if (newer !== undefined && isOld()) await ask();
  }

  /** Whether the project has a newer one than is known: revisions only grow. */
  function isOld(): boolean {
    const entry = wizard.getState().made?.files.find((each) => each.path === path);
    return entry !== undefined && entry.revision > (known?.revision ?? 0);
  }

  // What is wrong with the engine is said elsewhere.
  const start = () => void ask().catch(() => undefined);
  const unsubscribe = wizard.subscribe(() => {
    const isNext = wizard.getState().draft !== draft;
    ({ draft } = wizard.getState());
    if (!asking && (isNext || isOld())) start();
  });
  start();
  return () => {
    ended = true;
    unsubscribe();
  };
}
