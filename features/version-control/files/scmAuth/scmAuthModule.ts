import {
  bitbucketAuthApiRef,
  bitbucketServerAuthApiRef,
  configApiRef,
  githubAuthApiRef,
  gitlabAuthApiRef,
  microsoftAuthApiRef,
} from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { ScmAuth, scmAuthApiRef } from '@backstage/integration-react';

// The app knows the public hosts only: this adds those of `integrations` in
// app-config.yaml, so that a person's own account is used with them too.
const scmAuthApi = ApiBlueprint.make({
  name: 'scm-auth',
  params: defineParams =>
    defineParams({
      api: scmAuthApiRef,
      deps: {
        config: configApiRef,
        github: githubAuthApiRef,
        gitlab: gitlabAuthApiRef,
        azure: microsoftAuthApiRef,
        bitbucket: bitbucketAuthApiRef,
        bitbucketServer: bitbucketServerAuthApiRef,
      },
      factory: ({
        config,
        github,
        gitlab,
        azure,
        bitbucket,
        bitbucketServer,
      }) => {
        const hosts = (type: string) =>
          (config.getOptionalConfigArray(`integrations.${type}`) ?? []).map(
            integration => integration.getString('host'),
          );
        return ScmAuth.merge(
          ...hosts('github').map(host => ScmAuth.forGithub(github, { host })),
          ...hosts('gitlab').map(host => ScmAuth.forGitlab(gitlab, { host })),
          ...hosts('bitbucketServer').map(host =>
            ScmAuth.forBitbucketServer(bitbucketServer, { host }),
          ),
          ScmAuth.forGithub(github),
          ScmAuth.forGitlab(gitlab),
          ScmAuth.forAzure(azure),
          ScmAuth.forBitbucket(bitbucket),
        );
      },
    }),
});

export const scmAuthModule = createFrontendModule({
  pluginId: 'app',
  extensions: [scmAuthApi],
});
