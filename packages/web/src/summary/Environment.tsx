import type { EnvironmentVariable } from '@stagecraft/engine';
import { memo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { byNeed } from './environment.ts';
import styles from './Environment.module.css';

interface EnvironmentProps {
  readonly variables: readonly EnvironmentVariable[];
}

/** What the project reads from its environment, and where to get each. */
export const Environment = memo(function Environment({ variables }: EnvironmentProps) {
  const { summary } = useText();
  const groups = byNeed(variables);
  if (variables.length === 0) return <p className={styles.none}>{summary.noEnvironment}</p>;
  return (
    <details className={styles.environment}>
      <summary className={styles.head}>
        <Icon name="chevronRight" />
        <span className={styles.count}>{summary.environment(variables.length)}</span>
        <span className={styles.needs}>
          {groups.map(([need, { length }]) => summary[need](length)).join(' · ')}
        </span>
      </summary>
      <p className={styles.none}>{summary.environmentHint}</p>
      {groups.map(([need, group]) => (
        <section key={need}>
          <h3 className={styles.group}>{summary.groups[need]}</h3>
          <ul className={styles.list}>
            {group.map((variable) => (
              <Variable key={variable.name} variable={variable} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
});

const Variable = memo(function Variable({ variable }: { variable: EnvironmentVariable }) {
  const { summary } = useText();
  const { byId } = useCatalog();
  const format = useFormat();
  const { name, title, purpose, obtain, scopes, note, features } = variable;
  const titles = features.flatMap((id) => byId.get(id)?.title ?? []);
  return (
    <li className={styles.variable}>
      <details>
        <summary className={styles.name}>
          <Icon name="chevronRight" size={12} />
          <code>{name}</code>
        </summary>
        <div className={styles.detail}>
          <p>
            {title}. {purpose}
          </p>
          {titles.length > 0 && <p>{summary.forFeatures(format.list(titles))}</p>}
          {scopes.length > 0 && <p>{summary.scopes(format.list(scopes))}</p>}
          {note !== undefined && <p>{note}</p>}
          <a href={obtain} target="_blank" rel="noreferrer">
            {summary.obtain} <Icon name="external" size={12} />
          </a>
        </div>
      </details>
    </li>
  );
});
