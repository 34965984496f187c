import { Alert, Text } from '@backstage/ui';
import { problemsIn } from '../server/api.ts';
import type { ApiProblem } from '../server/project.ts';
import { Copyable } from '../share/Copyable.tsx';
import { useText } from '../text/TextProvider.tsx';
import { useProblemText } from '../text/useProblemText.tsx';
import styles from './RunFailure.module.css';

/** Why it ended early, and what mends it. */
export function RunFailure({ error }: { error: ApiProblem }) {
  const { run: text } = useText();
  const say = useProblemText();
  return (
    <div className={styles.failure}>
      {problemsIn(error, error.status ?? 0).map((problem) => {
        const { message, fix } = say(problem);
        // What a program said follows in lines of its own.
        const [first = '', ...words] = message.split('\n');
        return (
          <div key={`${problem.code} ${first}`} className={styles.problem} role="alert">
            <Alert status="danger" icon title={first} description={fix} />
            {words.length > 0 && (
              <>
                <Text variant="body-small" color="secondary">
                  {text.whatHappened}
                </Text>
                <Copyable shape="lines" label={text.whatHappened} text={words.join('\n')} />
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}
