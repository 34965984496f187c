import { Alert, Button } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { useText } from '../text/TextProvider.tsx';
import { useProblemText } from '../text/useProblemText.tsx';
import type { Problem } from '../worker/protocol.ts';

interface LinkProblemsProps {
  readonly problems: readonly Problem[];
  readonly dismiss: () => void;
}

/** Says what is wrong with the link that was opened. What was chosen before stays. */
export function LinkProblems({ problems, dismiss }: LinkProblemsProps) {
  const { broken } = useText().share;
  const say = useProblemText();
  const navigate = useNavigate();
  if (problems.length === 0) return null;
  const texts = problems.map((problem) => say(problem));
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      mb="6"
      title={broken.title}
      description={
        <>
          {texts.map(({ message, fix }) => (
            <div key={message}>
              {message} {fix}
            </div>
          ))}
          <div>{broken.kept}</div>
        </>
      }
      customActions={
        <>
          <Button size="small" variant="secondary" onPress={dismiss}>
            {broken.keep}
          </Button>
          <Button
            size="small"
            variant="secondary"
            onPress={() => {
              dismiss();
              navigate('/');
            }}
          >
            {broken.afresh}
          </Button>
        </>
      }
    />
  );
}
