import type { ConfigOrigin } from '@stagecraft/engine';
import { useEffect, useMemo, useState } from 'react';
import { useWizard, useWizardState } from '../../wizard/useWizard.tsx';
import type { Parts } from './reasons.ts';

const NO_CONFIG: readonly ConfigOrigin[] = [];

/** The parts of the project as it is now. */
export function useParts(): Parts {
  const made = useWizardState((state) => state.made);
  const states = useWizardState((state) => state.view?.states);
  const config = useConfig();
  return useMemo(
    () => ({
      files: made?.files ?? [],
      packages: made?.packages ?? [],
      config,
      features: Object.values(states ?? {})
        .filter(({ state }) => state === 'chosen' || state === 'required')
        .map(({ id }) => id),
    }),
    [made, states, config],
  );
}

/** Asked for while someone looks: nothing else on the page needs it. */
function useConfig(): readonly ConfigOrigin[] {
  const wizard = useWizard();
  const made = useWizardState((state) => state.made);
  const [config, setConfig] = useState(NO_CONFIG);
  useEffect(() => {
    if (made === undefined) return undefined;
    let current = true;
    wizard.engine.config().then(
      (answer) => {
        if (current) setConfig(answer);
      },
      // The summary says what is wrong with the engine.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wizard, made]);
  return config;
}
