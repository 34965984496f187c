import type { Problem } from '../worker/protocol.ts';

interface LinkProblemsProps {
  readonly problems: readonly Problem[];
  readonly dismiss: () => void;
}

/** Says what is wrong with the link that was opened. */
export function LinkProblems({ problems }: LinkProblemsProps) {
  if (problems.length === 0) return null;
  return <p role="alert">{problems[0]?.message}</p>;
}
