import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Wizard, WizardState } from './wizard.ts';

const WizardContext = createContext<Wizard | undefined>(undefined);

export function WizardProvider({ wizard, children }: { wizard: Wizard; children: ReactNode }) {
  return <WizardContext.Provider value={wizard}>{children}</WizardContext.Provider>;
}

export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (wizard === undefined) throw new TypeError('useWizard needs a WizardProvider');
  return wizard;
}

/** A part of the state. `select` must give the same object for the same state. */
export function useWizardState<T>(select: (state: WizardState) => T): T {
  const wizard = useWizard();
  return useSyncExternalStore(wizard.subscribe, () => select(wizard.getState()));
}
