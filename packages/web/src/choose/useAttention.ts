import { attentionOf, type Attention } from '../configure/attention.ts';
import { useWizardState } from '../wizard/useWizard.tsx';
import type { Problem } from '../worker/protocol.ts';

const NOTHING: Attention = { missing: 0, wrong: 0 };
const counted = new WeakMap<readonly Problem[], ReadonlyMap<string, Attention>>();

/** Of all features that need something, counted once for each answer of the engine. */
export function attentionIn(problems: readonly Problem[]): ReadonlyMap<string, Attention> {
  let attention = counted.get(problems);
  if (attention === undefined) {
    attention = attentionOf(problems);
    counted.set(problems, attention);
  }
  return attention;
}

/** What a feature still needs from the person. */
export function useAttention(feature: string): Attention {
  const missing = useWizardState(
    ({ view }) => attentionIn(view?.problems ?? NONE).get(feature)?.missing ?? 0,
  );
  const wrong = useWizardState(
    ({ view }) => attentionIn(view?.problems ?? NONE).get(feature)?.wrong ?? 0,
  );
  return missing + wrong === 0 ? NOTHING : { missing, wrong };
}

const NONE: readonly Problem[] = [];
