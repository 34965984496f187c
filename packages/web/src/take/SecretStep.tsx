import { Text } from '@backstage/ui';
import type { EnvironmentVariable } from '@stagecraft/engine';
import { CopyButton } from '../share/CopyButton.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import styles from './NextSteps.module.css';
import { OutLink } from './OutLink.tsx';
import { envLine } from './steps.ts';

/** What a secret is for, and what it has to allow. */
export function SecretStep({ variable }: { variable: EnvironmentVariable }) {
  const { next } = useText().take;
  const format = useFormat();
  const { purpose, scopes, note } = variable;
  return (
    <>
      <p>
        {purpose} {note !== undefined && <Text color="secondary">{note}</Text>}
      </p>
      {scopes.length > 0 && <Text color="secondary">{next.scopes(format.list(scopes))}</Text>}
    </>
  );
}

/** Where to get a secret, and its line for `.env`. */
export function SecretActions({ variable }: { variable: EnvironmentVariable }) {
  const { next } = useText().take;
  const { name, obtain } = variable;
  return (
    <div className={styles.actions}>
      <OutLink href={obtain} label={next.obtainFor(name)}>
        {next.obtain}
      </OutLink>
      <CopyButton text={envLine(variable)} label={next.line(name)} />
    </div>
  );
}
