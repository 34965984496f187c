import { VisuallyHidden } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import { announcement } from './announcement.ts';
import { useSummary } from './useSummary.ts';

/** Milliseconds without a change, after which it is told: typing is not interrupted. */
const QUIET = 1000;

/** Tells a screen reader what a change came to, once for many quick ones. */
export function Announcer() {
  const { summary } = useText();
  const format = useFormat();
  const state = useSummary();
  const touched = useWizardState((wizard) => wizard.touched);
  const settled = useWizardState((wizard) => wizard.settled);
  const label = useWizardState(({ lastEdit }) => lastEdit.label);
  const next = announcement(state, label, summary, format);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!touched || !settled) return undefined;
    const timer = setTimeout(() => setSaid(next), QUIET);
    return () => clearTimeout(timer);
  }, [touched, settled, next]);
  return <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>;
}
