import type { Preset } from '@stagecraft/engine';
import { createStore, useStore } from '../store/store.ts';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useFeatureTitle } from '../text/useProblemText.tsx';
import { choosePreset } from '../wizard/edits.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import type { Draft } from '../worker/protocol.ts';

interface Undoable {
  /** What was done. */
  readonly text: string;
  /** What it came to: with the next edit, Back undoes something else. */
  readonly draft: Draft | undefined;
}

const NOTHING: Undoable = { text: '', draft: undefined };
const undoable = createStore(NOTHING);

/** What was just done and can be undone; undefined when something else was done since. */
export function useUndoable(): string | undefined {
  const { text, draft } = useStore(undoable, (value) => value);
  const isCurrent = useWizardState((state) => state.draft === draft);
  return isCurrent ? text : undefined;
}

export function forgetUndoable(): void {
  undoable.set(NOTHING);
}

/** Says what just took the place of all choices, and offers to undo it. */
export function offerUndo(text: string, draft: Draft): void {
  undoable.set({ text, draft });
}

/** Chooses a preset and offers to undo it. */
export function usePresets(): (preset: Preset) => Promise<void> {
  const { start } = useText();
  const format = useFormat();
  const titleOf = useFeatureTitle();
  const wizard = useWizard();
  return async (preset) => {
    const { draft } = wizard.getState();
    const { features, left } = await wizard.engine.preset(preset.id, draft.release);
    await choosePreset(wizard, preset.id, start.choosePreset(preset.title));
    const before = Object.keys(draft.features).length;
    const chosen = start.presetChosen(preset.title, Object.keys(features).length, before);
    const without = start.presetLeftOut(format.list(left.map(titleOf)), draft.release);
    offerUndo(left.length === 0 ? chosen : `${chosen} ${without}`, wizard.getState().draft);
  };
}
