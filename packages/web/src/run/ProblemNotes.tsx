import { Alert } from '@backstage/ui';
import { useProblemText } from '../text/useProblemText.tsx';
import type { Problem } from '../worker/protocol.ts';

/** What the server refused, and what to do about it. */
export function ProblemNotes({ problems }: { problems: readonly Problem[] }) {
  const say = useProblemText();
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      {problems.map((problem) => {
        const { message, fix } = say(problem);
        return (
          <Alert
            key={`${problem.code} ${problem.message}`}
            status="danger"
            icon
            mb="2"
            title={message}
            description={fix}
          />
        );
      })}
    </div>
  );
}
