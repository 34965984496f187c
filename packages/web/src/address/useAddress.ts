import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import { EngineProblems, type Problem } from '../worker/protocol.ts';

const PARAMETER = 'b';

/**
 * Keeps the address and the choices the same: each choice is a step in the browser's history, an
 * address that is opened or gone back to restores its choices. The blueprint stands after the `#`,
 * which browsers send to no server; one in the query of a link is taken as well.
 * @returns what is wrong with the link that was opened, if anything
 */
export function useAddress(): { problems: readonly Problem[]; dismiss: () => void } {
  const wizard = useWizard();
  const { search } = useLocation();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const inAddress = new URLSearchParams(search).get(PARAMETER) ?? undefined;
  /** What the address holds because we wrote or opened it. */
  const known = useRef<string | undefined>(undefined);
  /** The field whose typing the current entry of the history holds. */
  const wroteFor = useRef<string | undefined>(undefined);
  const initial = useRef(wizard.getState().draft);

  useEffect(() => {
    const parameter = inAddress ?? fromQuery();
    if (parameter === known.current) return;
    known.current = parameter;
    if (parameter === undefined) {
      wizard.edit(() => initial.current, { how: 'opened' });
      return;
    }
    wizard.engine.openLink(parameter).then(
      (draft) => {
        setProblems([]);
        wizard.edit(() => draft, { how: 'opened' });
      },
      (error: unknown) => setProblems(error instanceof EngineProblems ? error.problems : []),
    );
  }, [inAddress, wizard]);

  const view = useWizardState((state) => state.view);
  useEffect(() => {
    const { settled, touched, lastEdit } = wizard.getState();
    const share = view?.share;
    if (!settled || !touched || share === undefined || share === known.current) return;
    const isSameField = wroteFor.current === placeOf(lastEdit);
    const replace = lastEdit.how === 'opened' || (lastEdit.how === 'typing' && isSameField);
    known.current = share;
    wroteFor.current = placeOf(lastEdit);
    navigate({ search: `?${PARAMETER}=${share}` }, { replace });
  }, [view, wizard, navigate]);

  return { problems, dismiss: () => setProblems([]) };
}

function placeOf({ how, place }: { how: string; place?: string }): string | undefined {
  return how === 'typing' ? place : undefined;
}

/** Read once: from then on the choices stand after the `#`. */
function fromQuery(): string | undefined {
  const url = new URL(window.location.href);
  const parameter = url.searchParams.get(PARAMETER);
  if (parameter === null) return undefined;
  url.searchParams.delete(PARAMETER);
  window.history.replaceState(window.history.state, '', url);
  return parameter;
}
