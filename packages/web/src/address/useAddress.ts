import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { firstDraft } from '../wizard/firstDraft.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import type { Wizard } from '../wizard/wizard.ts';
import { EngineProblems, type Draft, type Problem } from '../worker/protocol.ts';
import {
  entryFor,
  entryOf,
  entryOpened,
  NO_ENTRIES,
  withoutQuery,
  type Entries,
  type EntryState,
} from './entries.ts';

/** The parameter of an address that holds the choices. */
export const ADDRESS_PARAMETER = 'b';

/** Milliseconds without a keystroke; browsers refuse pages that write their address too often. */
const PAUSE_IN_TYPING = 200;

/** Tells this page's entries from those of the same tab before a reload. */
const PAGE = Math.round(performance.timeOrigin).toString(36);

/** Outlives the page of the wizard, which goes while another route is shown. */
interface Memory {
  entries: Entries;
  /** The draft that `entries` was last told of. */
  draft: Draft;
  /** What stands in the address. */
  parameter: string | undefined;
  /** Counts what was opened, so that a late answer is known as such. */
  opened: number;
}

const memories = new WeakMap<Wizard, Memory>();

/** Call before the router starts. A blueprint in the query is moved behind the `#`. */
export function readQuery(): void {
  const href = withoutQuery(window.location.href, ADDRESS_PARAMETER);
  if (href !== undefined) window.history.replaceState(window.history.state, '', href);
}

/**
 * Keeps the address and the choices the same: each choice is a step in the browser's history, an
 * address that is opened or gone back to restores its choices. The blueprint stands after the `#`,
 * which browsers send to no server.
 * @returns what is wrong with the link that was opened, if anything; `dismiss` goes on with what is
 * chosen
 */
export function useAddress(): { problems: readonly Problem[]; dismiss: () => void } {
  const wizard = useWizard();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useOpening(wizard, setProblems);
  useWriting(wizard, setProblems);
  const dismiss = () => {
    setProblems([]);
    // What could not be opened must not come up again on the way back.
    const share = wizard.getState().view?.share;
    const search = share === undefined ? '' : `?${ADDRESS_PARAMETER}=${share}`;
    navigate({ search }, { replace: true });
  };
  return { problems, dismiss };
}

type SetProblems = (problems: readonly Problem[]) => void;

/** From the address to the choices. */
function useOpening(wizard: Wizard, setProblems: SetProblems): void {
  const catalog = useCatalog();
  const { search, state } = useLocation();
  useEffect(() => {
    const memory = memoryOf(wizard);
    const entry = entryOf(state);
    memory.parameter = new URLSearchParams(search).get(ADDRESS_PARAMETER) ?? undefined;
    if (entry !== undefined && entry === memory.entries.current) return undefined;
    memory.entries = entryOpened(memory.entries, entry);
    memory.opened += 1;
    const opening = memory.opened;
    const show = (draft: Draft) => {
      setProblems([]);
      wizard.edit(() => draft, { how: 'opened' });
    };
    const remembered = entry === undefined ? undefined : memory.entries.drafts.get(entry);
    if (remembered !== undefined) {
      show(remembered);
    } else if (memory.parameter === undefined) {
      if (wizard.getState().touched) show(firstDraft(catalog));
    } else {
      wizard.engine.openLink(memory.parameter).then(
        (draft) => {
          if (opening === memory.opened) show(draft);
        },
        (error: unknown) => {
          if (opening === memory.opened) setProblems(problemsOf(error));
        },
      );
    }
    return undefined;
  }, [wizard, catalog, search, state, setProblems]);
}

/** From the choices to the address. */
function useWriting(wizard: Wizard, setProblems: SetProblems): void {
  const navigate = useNavigate();
  useEffect(() => {
    const memory = memoryOf(wizard);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = (replace: boolean) => {
      const { current } = memory.entries;
      if (current === undefined) return;
      const state: EntryState = { entry: current };
      const search =
        memory.parameter === undefined ? '' : `?${ADDRESS_PARAMETER}=${memory.parameter}`;
      navigate({ search }, { replace, state });
    };
    const writeShare = () => {
      const { settled, view } = wizard.getState();
      if (!settled || view?.share === undefined || view.share === memory.parameter) return;
      if (memory.entries.current === undefined) return;
      memory.parameter = view.share;
      write(true);
    };
    const unsubscribe = wizard.subscribe(() => {
      const { draft, lastEdit } = wizard.getState();
      clearTimeout(timer);
      if (draft !== memory.draft) {
        memory.draft = draft;
        const step = entryFor(memory.entries, lastEdit, draft, PAGE);
        memory.entries = step.entries;
        if (lastEdit.how !== 'opened') memory.opened += 1;
        if (step.write === 'push') {
          setProblems([]);
          write(false);
        }
      }
      if (lastEdit.how === 'typing') timer = setTimeout(writeShare, PAUSE_IN_TYPING);
      else writeShare();
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [wizard, navigate, setProblems]);
}

function memoryOf(wizard: Wizard): Memory {
  let memory = memories.get(wizard);
  if (memory === undefined) {
    const { draft } = wizard.getState();
    memory = { entries: NO_ENTRIES, draft, parameter: undefined, opened: 0 };
    memories.set(wizard, memory);
  }
  return memory;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof EngineProblems) return error.problems;
  throw error;
}
