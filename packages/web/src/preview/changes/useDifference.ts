import { useEffect, useState } from 'react';
import type { FileView } from '../../worker/protocol.ts';
import { useWizard, useWizardState } from '../../wizard/useWizard.tsx';

/** A file before the last change and after it; a side on which it is not there is undefined. */
export interface FileDifference {
  readonly path: string;
  readonly before: FileView | undefined;
  readonly after: FileView | undefined;
}

/** Both sides of a file, asked for again with each change of the project. */
export function useDifference(path: string | undefined): FileDifference | undefined {
  const wizard = useWizard();
  const changes = useWizardState((state) => state.made?.changes);
  const [difference, setDifference] = useState<FileDifference>();
  useEffect(() => {
    if (path === undefined || changes === undefined) return undefined;
    let current = true;
    const { engine } = wizard;
    const isNew = changes.added.includes(path);
    Promise.all([isNew ? undefined : engine.fileBefore(path), engine.file(path)]).then(
      ([before, after]) => {
        if (current) setDifference({ path, before, after });
      },
      // The summary says what is wrong with the engine.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wizard, path, changes]);
  return difference?.path === path ? difference : undefined;
}
