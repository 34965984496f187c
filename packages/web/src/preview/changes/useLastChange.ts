import { useMemo, useState } from 'react';
import { useCatalog } from '../../catalog/useCatalog.tsx';
import { useText } from '../../text/TextProvider.tsx';
import { useWizardState } from '../../wizard/useWizard.tsx';
import type { Edit } from '../../wizard/wizard.ts';
import type { FileChanges } from '../../worker/protocol.ts';
import { causeOf } from './lastChange.ts';

const NONE: FileChanges = { added: [], changed: [], removed: [] };

export interface LastChange {
  /** What was done, in words: "Added GitHub Actions". */
  readonly label: string;
  readonly changes: FileChanges;
  /** Whether a person has changed anything yet. */
  readonly any: boolean;
}

/** What the last choice did to the files. Stays while the next is being composed. */
export function useLastChange(): LastChange {
  const { preview } = useText();
  const { byId } = useCatalog();
  const changes = useWizardState((state) => state.made?.changes) ?? NONE;
  const lastEdit = useWizardState((state) => state.lastEdit);
  const settled = useWizardState((state) => state.settled);
  const edit = useEditOf(lastEdit, settled);
  return useMemo(() => {
    const cause = causeOf(edit);
    const any = changes.added.length + changes.changed.length + changes.removed.length > 0;
    if (cause.how === 'choice') return { label: cause.label, changes, any: true };
    if (cause.how === 'opened') return { label: preview.change.opened, changes, any };
    const fields: Readonly<Record<string, string>> = preview.change.fields;
    const label = preview.change.typed(
      fields[cause.field] ?? cause.field,
      byId.get(cause.feature)?.title ?? cause.feature,
    );
    return { label, changes, any: true };
  }, [edit, changes, preview, byId]);
}

/** The edit that the changes are about: a newer one is not composed yet. */
function useEditOf(lastEdit: Edit, settled: boolean): Edit {
  const [composed, setComposed] = useState(lastEdit);
  if (!settled) return composed;
  if (composed !== lastEdit) setComposed(lastEdit);
  return lastEdit;
}
