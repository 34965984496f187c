import { PasswordField, Text } from '@backstage/ui';
import type { EnvironmentVariable } from '@stagecraft/engine';
import { useSecrets } from '../server/secrets.ts';
import { OutLink } from '../take/OutLink.tsx';
import { useText } from '../text/TextProvider.tsx';
import styles from './CreatePanel.module.css';

/** The secrets that the project reads here; those of production only are not asked for. */
export function SecretFields({ environment }: { environment: readonly EnvironmentVariable[] }) {
  const { here } = useText().run;
  const { values } = useSecrets();
  const asked = environment.filter(({ production }) => !production);
  const needed = asked.filter(({ optional }) => !optional);
  const optional = asked.filter((variable) => variable.optional);
  const typed = optional.filter(({ name }) => (values[name] ?? '') !== '').length;
  return (
    <fieldset className={styles.secrets}>
      <legend>
        <Text weight="bold">{here.secrets}</Text>{' '}
        <Text color="secondary">{asked.length === 0 ? here.noSecrets : here.secretsHelp}</Text>
      </legend>
      <Fields variables={needed} />
      {optional.length > 0 && (
        <details className={styles.more} open={needed.length === 0 && optional.length < 3}>
          <summary>
            {(needed.length === 0 ? here.onlyOptional : here.more)(optional.length)}
            {typed > 0 && ` · ${here.typed(typed)}`}
          </summary>
          <Fields variables={optional} />
        </details>
      )}
    </fieldset>
  );
}

function Fields({ variables }: { variables: readonly EnvironmentVariable[] }) {
  const { values, set } = useSecrets();
  const { next } = useText().take;
  if (variables.length === 0) return null;
  return (
    <div className={styles.fields}>
      {variables.map(({ name, title, obtain }) => (
        <div key={name}>
          <PasswordField
            label={title}
            secondaryLabel={name}
            size="small"
            autoComplete="off"
            value={values[name] ?? ''}
            onChange={(value) => set(name, value)}
          />
          <OutLink href={obtain} label={next.obtainFor(name)}>
            {next.obtain}
          </OutLink>
        </div>
      ))}
    </div>
  );
}
