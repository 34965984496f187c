import { OAuth2 } from '@backstage/core-app-api';
import {
  ApiBlueprint,
  configApiRef,
  createFrontendModule,
  discoveryApiRef,
  oauthRequestApiRef,
} from '@backstage/frontend-plugin-api';
import { oauth2AuthApiRef } from './oauth2AuthApiRef';

const oauth2Auth = ApiBlueprint.make({
  name: 'oauth2-auth',
  params: defineParams =>
    defineParams({
      api: oauth2AuthApiRef,
      deps: {
        configApi: configApiRef,
        discoveryApi: discoveryApiRef,
        oauthRequestApi: oauthRequestApiRef,
      },
      factory: ({ configApi, discoveryApi, oauthRequestApi }) =>
        OAuth2.create({
          configApi,
          discoveryApi,
          oauthRequestApi,
          // The id is that of auth.providers in app-config.yaml
          provider: { id: 'oauth2', title: '{{ name }}', icon: () => null },
          environment: configApi.getOptionalString('auth.environment'),
        }),
    }),
});

export const oauth2AuthModule = createFrontendModule({
  pluginId: 'app',
  extensions: [oauth2Auth],
});
