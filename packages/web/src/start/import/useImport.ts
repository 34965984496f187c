import { useEffect, useState } from 'react';
import { useWizard } from '../../wizard/useWizard.tsx';
import { EngineProblems, type Draft, type Problem } from '../../worker/protocol.ts';
import { looksLikeLink } from './importing.ts';

/** Milliseconds without a keystroke. */
const PAUSE = 250;

/** What a text holds: choices, or what is wrong with it. */
export type Imported =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'valid'; readonly draft: Draft };

const NOTHING: Imported = { kind: 'nothing' };
const CHECKING: Imported = { kind: 'checking' };

/** Reads a blueprint or a link as it is written. Nothing that was chosen is touched. */
export function useImport(text: string): Imported {
  const { engine } = useWizard();
  const [checked, setChecked] = useState<{ text: string; imported: Imported }>();
  const isEmpty = text.trim() === '';
  useEffect(() => {
    if (isEmpty) return undefined;
    let current = true;
    const set = (imported: Imported) => {
      if (current) setChecked({ text, imported });
    };
    const timer = setTimeout(() => {
      const reading = looksLikeLink(text) ? engine.openLink(text) : engine.openBlueprint(text);
      reading.then(
        (draft) => set({ kind: 'valid', draft }),
        (error: unknown) => set({ kind: 'problems', problems: problemsOf(error) }),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [engine, text, isEmpty]);
  if (isEmpty) return NOTHING;
  if (checked === undefined) return CHECKING;
  // What was wrong stays in sight while it is being mended; what was right is not taken over late.
  return checked.text === text || checked.imported.kind === 'problems'
    ? checked.imported
    : CHECKING;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof EngineProblems) return error.problems;
  throw error;
}
