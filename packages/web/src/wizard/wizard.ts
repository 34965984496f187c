import { replaceEqualDeep } from '@tanstack/react-query';
import { EngineProblems } from '../worker/protocol.ts';
import type { CompositionView, Draft, Engine, Made, Problem } from '../worker/protocol.ts';

/** Where a change of the draft comes from, which decides what going back undoes. */
export interface Edit {
  /** A choice is an entry of its own; typing in one field makes one entry; `opened` makes none. */
  readonly how: 'choice' | 'typing' | 'opened';
  /** For typing: the field, as `github.organization`. */
  readonly place?: string;
  /** What was done, for the person: "Added GitHub Actions". */
  readonly label?: string;
}

export interface WizardState {
  readonly draft: Draft;
  /** The answer for the newest draft that the engine has seen. */
  readonly view: CompositionView | undefined;
  /** What was made of the newest valid draft: stays while something is being mended. */
  readonly made: Made | undefined;
  /** Whether `view` is about `draft`. */
  readonly settled: boolean;
  /** Whether the person has changed anything. */
  readonly touched: boolean;
  readonly lastEdit: Edit;
  /** The edit that the changes of `made` come from: what was typed to mend a choice is part of it. */
  readonly madeBy: Edit;
  /** Why nothing can be composed at all: data that could not be loaded. */
  readonly failure: readonly Problem[] | undefined;
}

/** The choices of a person and what the engine makes of them. */
export interface Wizard {
  readonly engine: Engine;
  getState(): WizardState;
  subscribe(listener: () => void): () => void;
  edit(change: (draft: Draft) => Draft, edit: Edit): void;
  /** Composes again, in another language. */
  speak(language: string): void;
  /** Composes again, after a failure. */
  retry(): void;
}

export function createWizard(engine: Engine, draft: Draft): Wizard {
  let state = beginning(draft);
  const listeners = new Set<() => void>();
  let underWay = false;
  let again = false;
  let newBaseline = true;
  /** Of what is not made yet. */
  let cause: Edit | undefined;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function set(change: Partial<WizardState>): void {
    state = { ...state, ...change };
    tell();
  }

  /** One composition at a time; what is changed meanwhile is composed next, together. */
  async function composeNext(): Promise<void> {
    again = underWay;
    if (underWay) return;
    underWay = true;
    const asked = state.draft;
    const request = { draft: asked, newBaseline };
    newBaseline = false;
    const by = cause ?? state.madeBy;
    try {
      const view = keepSame(state, await engine.compose(request));
      if (view.made !== undefined && cause === by) cause = undefined;
      const { made = state.made } = view;
      const madeBy = view.made === undefined ? state.madeBy : by;
      set({ view, made, madeBy, settled: state.draft === asked, failure: undefined });
    } catch (error) {
      set({ failure: problemsIn(error) });
    }
    underWay = false;
    if (again || state.draft !== asked) await composeNext();
  }

  void composeNext();
  return {
    engine,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(change, edit) {
      const next = change(state.draft);
      if (next === state.draft) return;
      newBaseline ||= !goesOn(state.lastEdit, edit);
      if (cause?.how !== 'choice' || edit.how !== 'typing') cause = edit;
      state = { ...state, draft: next, settled: false, touched: true, lastEdit: edit };
      // The engine begins before the page draws the choice.
      void composeNext();
      tell();
    },
    speak(language) {
      void engine.speak(language);
      void composeNext();
    },
    retry: () => void composeNext(),
  };
}

/** What stays the same stays the same object: what shows it need not be drawn again. */
function keepSame({ view: before, made: madeBefore }: WizardState, view: CompositionView) {
  const { made } = view;
  const states = replaceEqualDeep(before?.states, view.states);
  return made === undefined
    ? { ...view, states }
    : { ...view, states, made: replaceEqualDeep(madeBefore, made) };
}

/** Whether it is the same field that is typed into. */
function goesOn(last: Edit, { how, place }: Edit): boolean {
  return how === 'typing' && last.how === 'typing' && place === last.place;
}

function beginning(draft: Draft): WizardState {
  return {
    draft,
    view: undefined,
    made: undefined,
    settled: false,
    touched: false,
    lastEdit: { how: 'opened' },
    madeBy: { how: 'opened' },
    failure: undefined,
  };
}

function problemsIn(error: unknown): readonly Problem[] {
  if (error instanceof EngineProblems) return error.problems;
  const message = error instanceof Error ? error.message : String(error);
  return [{ code: 'UNEXPECTED', message, fix: 'Reload the page.' }];
}
