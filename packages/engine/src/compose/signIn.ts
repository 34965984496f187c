import { applies } from '../library/condition.ts';
import type { FeatureDefinition } from '../library/feature.ts';
import type { Draft } from './draft.ts';
import { addFile, piecesByLine, STAGECRAFT, writePieces, type Origin, type Piece } from './tree.ts';

const FOLDER = 'packages/app/src/modules/signIn';

interface Provider {
  readonly signIn: NonNullable<FeatureDefinition['signIn']>;
  readonly origin: Origin;
}

/** The sign-in page with what was chosen. Guests are offered in development alone. */
export function contributeSignIn(draft: Draft): void {
  const chosen = draft.chosen.flatMap(({ feature, scope }) =>
    feature.signIn !== undefined && applies(feature.signIn, scope)
      ? [{ signIn: feature.signIn, origin: feature.id }]
      : [],
  );
  const providers = chosen.filter(({ signIn }) => signIn.api !== undefined);
  const guest = chosen.find(({ signIn }) => signIn.api === undefined)?.origin;
  addFile(draft.tree, `${FOLDER}/index.ts`, INDEX, STAGECRAFT);
  addFile(draft.tree, `${FOLDER}/signInModule.tsx`, MODULE, STAGECRAFT);
  const page = `${FOLDER}/PortalSignInPage.tsx`;
  addFile(draft.tree, page, '', STAGECRAFT);
  writePieces(draft.tree, page, pagePieces(providers, guest));
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

function pagePieces(providers: readonly Provider[], guest: Origin | undefined): Piece[] {
  const none = providers.length === 0;
  return [
    ...importPieces(providers, guest),
    own(`
// What people can sign in with. A provider also needs its part of app-config.yaml
// (auth.providers) and, on the backend, its module.
const providers: SignInProviderConfig[] = [${none ? '];\n' : '\n'}`),
    ...providers.map((provider) => ({
      text: providerLiteral(provider),
      origin: provider.origin,
    })),
    own(`${none ? '' : '];\n'}
export const PortalSignInPage = (props: SignInPageProps) => {
`),
    ...(guest === undefined ? [] : [{ text: GUEST_CHECK, origin: guest }]),
    own(PAGE_START),
    guest === undefined
      ? own('      providers={providers}\n')
      : { text: "      providers={guest ? ['guest', ...providers] : providers}\n", origin: guest },
    own(PAGE_END),
  ];
}

function own(text: string): Piece {
  return { text, origin: STAGECRAFT };
}

const GUEST_CHECK = `  // Guest access is for local work: it is never offered in production.
  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
  const guest = environment !== 'production';

`;

const PAGE_START = `  return (
    <SignInPage
      {...props}
      title="Sign in"
      align="center"
`;

const PAGE_END = `    />
  );
};
`;

const CORE_API = '@backstage/core-plugin-api';

function importPieces(providers: readonly Provider[], guest: Origin | undefined): Piece[] {
  const byModule = new Map<string, Map<string, Origin>>();
  const add = (from: string, name: string, origin: Origin) => {
    const names = byModule.get(from) ?? new Map<string, Origin>();
    byModule.set(from, names.set(name, names.get(name) ?? origin));
  };
  add(CORE_API, 'SignInPageProps', STAGECRAFT);
  if (guest !== undefined) {
    add(CORE_API, 'configApiRef', guest);
    add(CORE_API, 'useApi', guest);
  }
  for (const { signIn, origin } of providers) {
    if (signIn.api !== undefined) add(signIn.api.from, signIn.api.name, origin);
  }
  return [
    own("import { SignInPage, SignInProviderConfig } from '@backstage/core-components';\n"),
    ...[...byModule].flatMap(([from, names]) => {
      const [first = STAGECRAFT] = names.values();
      const text = importLine([...names.keys()], from);
      return piecesByLine(text, (line) => names.get(line.trim().replace(',', '')) ?? first);
    }),
  ];
}

function importLine(names: readonly string[], from: string): string {
  const sorted = names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const line = `import { ${sorted.join(', ')} } from '${from}';\n`;
  if (line.length <= 81) return line;
  return `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';\n`;
}

function providerLiteral({ signIn }: Provider): string {
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
