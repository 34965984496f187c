import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { firstDraft } from '../wizard/firstDraft.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import type { Wizard } from '../wizard/wizard.ts';
import { EngineProblems, type Draft, type Problem } from '../worker/protocol.ts';
import { ADDRESS_PARAMETER, addressNow, writeAddress } from './browserHistory.ts';
import { entryFor, entryOpened, NO_ENTRIES, withoutQuery, type Entries } from './entries.ts';

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
  /** The address that the choices stand for. */
  href: string | undefined;
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
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useOpening(wizard, setProblems);
  useWriting(wizard, setProblems);
  const dismiss = () => {
    setProblems([]);
    // What could not be opened must not come up again on the way back.
    const memory = memoryOf(wizard);
    memory.parameter = wizard.getState().view?.share;
    memory.href = writeAddress(memory.parameter, memory.entries.current, 'replace');
  };
  return { problems, dismiss };
}

type SetProblems = (problems: readonly Problem[]) => void;

/** From the address to the choices. */
function useOpening(wizard: Wizard, setProblems: SetProblems): void {
  const catalog = useCatalog();
  const location = useLocation();
  const open = useCallback(() => {
    const memory = memoryOf(wizard);
    const { href, parameter, entry } = addressNow();
    if (href === memory.href && entry === memory.entries.current) return;
    Object.assign(memory, { href, parameter });
    if (entry !== undefined && entry === memory.entries.current) return;
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
    } else if (parameter === undefined) {
      if (wizard.getState().touched) show(firstDraft(catalog));
    } else {
      wizard.engine.openLink(parameter).then(
        (draft) => {
          if (opening === memory.opened) show(draft);
        },
        (error: unknown) => {
          if (opening === memory.opened) setProblems(problemsOf(error));
        },
      );
    }
  }, [wizard, catalog, setProblems]);
  useEffect(open, [open, location]);
  const { pathname } = location;
  useEffect(() => {
    // The router, which does not know what we wrote, may see no difference.
    const openHere = () => {
      if (addressNow().path === pathname) open();
    };
    window.addEventListener('popstate', openHere);
    return () => window.removeEventListener('popstate', openHere);
  }, [open, pathname]);
}

/** From the choices to the address. */
function useWriting(wizard: Wizard, setProblems: SetProblems): void {
  useEffect(() => {
    const memory = memoryOf(wizard);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = (how: 'push' | 'replace') => {
      const { current } = memory.entries;
      if (current !== undefined) memory.href = writeAddress(memory.parameter, current, how);
    };
    const writeShare = () => {
      const { settled, view } = wizard.getState();
      if (!settled || view?.share === undefined || view.share === memory.parameter) return;
      if (memory.entries.current === undefined) return;
      memory.parameter = view.share;
      write('replace');
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
          write('push');
        }
      }
      if (lastEdit.how === 'typing') timer = setTimeout(writeShare, PAUSE_IN_TYPING);
      else timer = setTimeout(writeShare);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [wizard, setProblems]);
}

function memoryOf(wizard: Wizard): Memory {
  let memory = memories.get(wizard);
  if (memory === undefined) {
    const { draft } = wizard.getState();
    memory = { entries: NO_ENTRIES, draft, parameter: undefined, href: undefined, opened: 0 };
    memories.set(wizard, memory);
  }
  return memory;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof EngineProblems) return error.problems;
  throw error;
}
