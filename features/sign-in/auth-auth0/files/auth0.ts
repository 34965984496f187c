import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { createAuth0Authenticator } from '@backstage/plugin-auth-backend-module-auth0-provider';
import {
  authProvidersExtensionPoint,
  commonSignInResolvers as resolvers,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/**
 * How people of Auth0 are found in the catalog. It is said here because the
 * schema of auth.providers.auth0 has no place for it in app-config.yaml.
 */
const signInResolver = resolvers.{{ resolver }}();

export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'auth0-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        cache: coreServices.cache,
      },
      async init({ providers, cache }) {
        providers.registerProvider({
          providerId: 'auth0',
          factory: createOAuthProviderFactory({
            authenticator: createAuth0Authenticator({ cache }),
            signInResolver,
          }),
        });
      },
    });
  },
});
