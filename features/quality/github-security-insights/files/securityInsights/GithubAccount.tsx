import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { EmptyState, LinkButton, Progress } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { scmAuthApiRef } from '@backstage/integration-react';

type State = 'asking' | 'refused' | 'given';

/** Asks for the person's GitHub account before it shows what is read with it. */
export const GithubAccount = (props: { children: ReactNode }) => {
  const scmAuth = useApi(scmAuthApiRef);
  const host =
    useApi(configApiRef)
      .getOptionalConfigArray('integrations.github')?.[0]
      ?.getOptionalString('host') ?? 'github.com';
  const [state, setState] = useState<State>('asking');

  const ask = useCallback(async () => {
    setState('asking');
    try {
      await scmAuth.getCredentials({
        url: `https://${host}`,
        additionalScope: { customScopes: { github: ['repo'] } },
      });
      setState('given');
    } catch {
      setState('refused');
    }
  }, [scmAuth, host]);

  useEffect(() => {
    ask();
  }, [ask]);

  if (state === 'given') return <>{props.children}</>;
  if (state === 'asking') return <Progress />;
  return (
    <EmptyState
      missing="info"
      title="Not signed in to GitHub"
      description="The alerts of a repository are read with your own account."
      action={
        <LinkButton to="#" variant="contained" color="primary" onClick={ask}>
          Sign in
        </LinkButton>
      }
    />
  );
};
