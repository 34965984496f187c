import { useMemo } from 'react';
import { useCatalog } from '../../catalog/useCatalog.tsx';
import { useText } from '../../text/TextProvider.tsx';
import { useWizardState } from '../../wizard/useWizard.tsx';
import type { FileChanges } from '../../worker/protocol.ts';
import { causeOf } from './lastChange.ts';

const NONE: FileChanges = { added: [], changed: [], removed: [] };

export interface LastChange {
  /** What was done, in words: "Added GitHub Actions". */
  readonly label: string;
  readonly changes: FileChanges;
  /** Whether it was something that a person chose or typed, not a link or a step back. */
  readonly own: boolean;
}

/** What the last choice did to the files. Stays while the next is being composed. */
export function useLastChange(): LastChange {
  const { preview } = useText();
  const { byId } = useCatalog();
  const changes = useWizardState((state) => state.made?.changes) ?? NONE;
  const edit = useWizardState((state) => state.madeBy);
  return useMemo(() => {
    const cause = causeOf(edit);
    if (cause.how === 'choice') return { label: cause.label, changes, own: true };
    if (cause.how === 'opened') return { label: preview.change.opened, changes, own: false };
    const fields: Readonly<Record<string, string>> = preview.change.fields;
    const label = preview.change.typed(
      fields[cause.field] ?? cause.field,
      byId.get(cause.feature)?.title ?? cause.feature,
    );
    return { label, changes, own: true };
  }, [edit, changes, preview, byId]);
}
