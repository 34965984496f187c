import {
  coreServices,
  createBackendModule,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  oidcAuthenticator,
  oidcSignInResolvers,
} from '@backstage/plugin-auth-backend-module-oidc-provider';
import {
  authProvidersExtensionPoint,
  createOAuthAuthenticator,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/**
 * As the provider's own module, except that a provider which is away when the
 * portal starts is logged: on its own it is an unhandled rejection.
 */
const loggingAuthenticator = (logger: LoggerService) =>
  createOAuthAuthenticator({
    ...oidcAuthenticator,
    initialize(options) {
      const context = oidcAuthenticator.initialize(options);
      context.promise.catch(error =>
        logger.error(
          'Nobody can sign in with OpenID Connect: the configuration of the provider cannot be read. Correct auth.providers.oidc and start again.',
          error,
        ),
      );
      return context;
    },
  });

export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'oidc-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ providers, logger }) {
        providers.registerProvider({
          providerId: 'oidc',
          factory: createOAuthProviderFactory({
            authenticator: loggingAuthenticator(logger),
            signInResolverFactories: { ...oidcSignInResolvers },
          }),
        });
      },
    });
  },
});
