import { useEffect, useState } from 'react';
import type { FileEntry, FileView } from '../worker/protocol.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';

export interface OpenFile {
  /** As it is, or was last; undefined until it is there. */
  readonly file: FileView | undefined;
  /** Whether the last change took it out of the project. */
  readonly gone: boolean;
}

const NO_FILES: readonly FileEntry[] = [];

/** A file of the project, asked for again when a choice changes it. */
export function useFile(path: string): OpenFile {
  const wizard = useWizard();
  const files = useWizardState((state) => state.made?.files) ?? NO_FILES;
  const [file, setFile] = useState<FileView>();
  const entry = files.find((each) => each.path === path);
  const revision = entry?.revision;
  useEffect(() => {
    let current = true;
    const { engine } = wizard;
    const asked = revision === undefined ? engine.fileBefore(path) : engine.file(path);
    asked.then(
      (answer) => {
        if (current && answer !== undefined) setFile(answer);
      },
      // The summary says what is wrong with the engine.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wizard, path, revision]);
  const shown = file?.path === path ? file : undefined;
  return { file: shown, gone: entry === undefined && files.length > 0 };
}
