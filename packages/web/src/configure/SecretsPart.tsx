import { Link, PasswordField, Text } from '@backstage/ui';
import { applies, withDefaults, type Secret } from '@stagecraft/engine';
import { useMemo } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { membersOf } from '../catalog/members.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useSecrets } from '../server/secrets.ts';
import { useServer } from '../server/useServer.ts';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './SecretsPart.module.css';

/**
 * The secrets that a feature will read. They can be typed where a server on this machine makes the
 * project, and then go to its `.env` alone.
 */
export function SecretsPart({ feature }: { feature: CatalogFeature }) {
  const { configure } = useText();
  const { server } = useServer();
  const secrets = useSecretsOf(feature);
  const canType = server?.create === true;
  if (secrets.length === 0) return null;
  return (
    <section className={styles.secrets} aria-label={configure.secretsOf(feature.title)}>
      <div>
        <Text as="h4" variant="body-medium" weight="bold">
          {configure.secrets(secrets.length)}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {canType ? configure.secretsHere : configure.secretsLater}
        </Text>
      </div>
      <ul className={styles.list}>
        {secrets.map(([name, secret]) => (
          <li key={name} className={styles.secret}>
            {canType ? (
              <TypedSecret name={name} secret={secret} />
            ) : (
              <div className={styles.name}>
                <span>{secret.title}</span>
                <code>{name}</code>
              </div>
            )}
            <SecretFacts secret={secret} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TypedSecret({ name, secret }: { name: string; secret: Secret }) {
  const { configure } = useText();
  const { values, set } = useSecrets();
  return (
    <PasswordField
      label={secret.title}
      secondaryLabel={name}
      size="small"
      autoComplete="off"
      placeholder={secret.optional === true ? configure.optional : ''}
      value={values[name] ?? ''}
      onChange={(value) => set(name, value)}
    />
  );
}

function SecretFacts({ secret }: { secret: Secret }) {
  const { configure } = useText();
  const { purpose, scopes = [], note, optional, production, obtain, title } = secret;
  const limits = [
    ...(optional === true ? [configure.optional] : []),
    ...(production === true ? [configure.inProduction] : []),
  ];
  return (
    <div className={styles.facts}>
      <p>{[purpose, note].filter(Boolean).join(' ')}</p>
      {scopes.length > 0 && (
        <p className={styles.scopes}>
          {configure.scopes}
          {scopes.map((scope) => (
            <code key={scope} className={styles.scope}>
              {scope}
            </code>
          ))}
        </p>
      )}
      <p className={styles.foot}>
        <Link
          href={obtain}
          target="_blank"
          rel="noreferrer"
          variant="body-small"
          aria-label={configure.obtainOf(title)}
        >
          {configure.obtain} <Icon name="external" size={12} />
        </Link>
        {limits.length > 0 && <span>{limits.join(' · ')}</span>}
      </p>
    </div>
  );
}

/** Those that mean something beside the options and the other features. */
function useSecretsOf(feature: CatalogFeature): readonly (readonly [string, Secret])[] {
  const { byId } = useCatalog();
  const features = useWizardState(({ draft }) => draft.features);
  return useMemo(() => {
    const members = membersOf(byId, features);
    const options = withDefaults(feature, features[feature.id] ?? {}, members);
    return Object.entries(feature.secrets ?? {}).filter(([, secret]) =>
      applies(secret, { options, features: members }),
    );
  }, [feature, byId, features]);
}
