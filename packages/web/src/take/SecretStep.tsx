import { Text } from '@backstage/ui';
import { CopyButton } from '../share/CopyButton.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import styles from './NextSteps.module.css';
import { OutLink } from './OutLink.tsx';
import { envLine, type Todo } from './steps.ts';

interface SecretStepProps {
  readonly todo: Extract<Todo, { kind: 'secret' }>;
}

/** A secret: what for, where to get it, with which permissions. */
export function SecretStep({ todo: { variable } }: SecretStepProps) {
  const { next } = useText().take;
  const format = useFormat();
  const { name, purpose, obtain, scopes, note } = variable;
  return (
    <>
      <p>
        {purpose} {note !== undefined && <Text color="secondary">{note}</Text>}
      </p>
      <div className={styles.row}>
        <OutLink href={obtain} label={next.obtainFor(name)}>
          {next.obtain}
        </OutLink>
        {scopes.length > 0 && <Text color="secondary">{next.scopes(format.list(scopes))}</Text>}
        <CopyButton text={envLine(variable)} label={next.line(name)} variant="secondary">
          {next.copyLine}
        </CopyButton>
      </div>
    </>
  );
}
