import { Text } from '@backstage/ui';
import type { SourcePosition } from '@stagecraft/engine';
import { useText } from '../../text/TextProvider.tsx';
import { useProblemText } from '../../text/useProblemText.tsx';
import type { Problem } from '../../worker/protocol.ts';
import styles from './ImportBlueprint.module.css';

interface ImportProblemsProps {
  readonly problems: readonly Problem[];
  readonly show: (position: SourcePosition) => void;
}

/** All that is wrong with what was pasted, each with the way to it. */
export function ImportProblems({ problems, show }: ImportProblemsProps) {
  const { import: words } = useText().start;
  const say = useProblemText();
  return (
    <>
      <Text as="h3" weight="bold">
        {words.problems(problems.length)}
      </Text>
      <ul className={styles.problems}>
        {problems.map((problem, at) => {
          const { message, fix } = say(problem);
          const { position, code, path = [] } = problem;
          return (
            <li className={styles.problem} key={`${code}.${path.join('.')}.${String(at)}`}>
              {position === undefined ? (
                <span />
              ) : (
                <button type="button" className={styles.at} onClick={() => show(position)}>
                  {words.at(position.line, position.column)}
                </button>
              )}
              <span>
                {message} <Text color="secondary">{fix}</Text>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
