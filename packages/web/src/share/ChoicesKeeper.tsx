import { useAddress } from '../address/useAddress.ts';
import { LinkProblems } from './LinkProblems.tsx';
import { useHistoryRecorder } from './useHistory.ts';

/**
 * Keeps the choices in the address and in this browser's history of portals, and says what is wrong
 * with a link. A component of its own, so that a new address draws nothing else again.
 */
export function ChoicesKeeper() {
  const { problems, dismiss } = useAddress();
  useHistoryRecorder();
  return <LinkProblems problems={problems} dismiss={dismiss} />;
}
