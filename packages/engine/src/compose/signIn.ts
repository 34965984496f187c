import { applies } from '../library/condition.ts';
import type { FeatureDefinition } from '../library/feature.ts';
import type { Draft } from './draft.ts';
import { addFile, STAGECRAFT, writeText } from './tree.ts';

const FOLDER = 'packages/app/src/modules/signIn';

type SignIn = NonNullable<FeatureDefinition['signIn']>;

/** The sign-in page with what was chosen. Guests are offered in development alone. */
export function contributeSignIn(draft: Draft): void {
  const chosen = draft.chosen.flatMap(({ feature, scope }) =>
    feature.signIn !== undefined && applies(feature.signIn, scope)
      ? [{ signIn: feature.signIn, origin: feature.id }]
      : [],
  );
  const providers = chosen.map(({ signIn }) => signIn).filter(({ api }) => api !== undefined);
  const guest = chosen.length > providers.length;
  const origins = chosen.map(({ origin }) => origin);
  addFile(draft.tree, `${FOLDER}/index.ts`, INDEX, STAGECRAFT);
  addFile(draft.tree, `${FOLDER}/signInModule.tsx`, MODULE, STAGECRAFT);
  const page = `${FOLDER}/PortalSignInPage.tsx`;
  addFile(draft.tree, page, '', STAGECRAFT);
  writeText(draft.tree, page, pageSource(providers, guest), origins);
}

const INDEX = "export { signInModule } from './signInModule';\n";

const MODULE = `import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: () =>
          import('./PortalSignInPage').then(m => m.PortalSignInPage),
      },
    }),
  ],
});
`;

function pageSource(providers: readonly SignIn[], guest: boolean): string {
  const list = providers.map(providerLiteral).join('');
  return `${importLines(providers, guest)}
// What people can sign in with. A provider also needs its part of app-config.yaml
// (auth.providers) and, on the backend, its module.
const providers: SignInProviderConfig[] = [${list === '' ? '' : `\n${list}`}];

export const PortalSignInPage = (props: SignInPageProps) => {
${guest ? GUEST_BODY : BODY}};
`;
}

const BODY = `  return (
    <SignInPage
      {...props}
      title="Sign in"
      align="center"
      providers={providers}
    />
  );
`;

const GUEST_BODY = `  // Guest access is for local work: it is never offered in production.
  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
  const guest = environment !== 'production';

  return (
    <SignInPage
      {...props}
      title="Sign in"
      align="center"
      providers={guest ? ['guest', ...providers] : providers}
    />
  );
`;

const CORE_API = '@backstage/core-plugin-api';

function importLines(providers: readonly SignIn[], guest: boolean): string {
  const byModule = new Map<string, string[]>([[CORE_API, ['SignInPageProps']]]);
  const add = (from: string, name: string) =>
    byModule.set(from, [...(byModule.get(from) ?? []), name]);
  if (guest) {
    add(CORE_API, 'configApiRef');
    add(CORE_API, 'useApi');
  }
  for (const { api } of providers) {
    if (api !== undefined) add(api.from, api.name);
  }
  const lines = [...byModule].map(([from, names]) => importLine(names, from));
  return `import { SignInPage, SignInProviderConfig } from '@backstage/core-components';\n${lines.join('')}`;
}

function importLine(names: readonly string[], from: string): string {
  const sorted = names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const line = `import { ${sorted.join(', ')} } from '${from}';\n`;
  if (line.length <= 81) return line;
  return `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';\n`;
}

function providerLiteral(signIn: SignIn): string {
  return `  {
    id: ${quote(`${signIn.id}-auth-provider`)},
    title: ${quote(signIn.title)},
    message: ${quote(signIn.message)},
    apiRef: ${signIn.api?.name ?? ''},
  },
`;
}

/** A string literal as Prettier writes it. */
function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
