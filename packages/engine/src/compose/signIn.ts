import { applies, type Scope } from '../library/condition.ts';
import type { FeatureDefinition } from '../library/feature.ts';
import { interpolateText } from '../library/interpolate.ts';
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
      ? [{ signIn: named(feature.signIn, scope), origin: feature.id }]
      : [],
  );
  const providers = chosen.filter(({ signIn }) => signIn.api !== undefined);
  const proxy = chosen.find(({ signIn }) => signIn.proxy === true);
  const guest = chosen.find(({ signIn }) => isGuest(signIn))?.origin;
  addFile(draft.tree, `${FOLDER}/index.ts`, INDEX, STAGECRAFT);
  addFile(draft.tree, `${FOLDER}/signInModule.tsx`, MODULE, STAGECRAFT);
  const page = `${FOLDER}/PortalSignInPage.tsx`;
  addFile(draft.tree, page, '', STAGECRAFT);
  writePieces(draft.tree, page, pagePieces({ providers, proxy, guest }));
}

function named(signIn: Provider['signIn'], scope: Scope): Provider['signIn'] {
  const { title, message } = signIn;
  return {
    ...signIn,
    title: interpolateText(title, scope),
    message: interpolateText(message, scope),
  };
}

function isGuest({ api, proxy }: Provider['signIn']): boolean {
  return api === undefined && proxy !== true;
}

interface Ways {
  readonly providers: readonly Provider[];
  /** In front of the portal in production; nothing else is asked there then. */
  readonly proxy: Provider | undefined;
  readonly guest: Origin | undefined;
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

function pagePieces(ways: Ways): Piece[] {
  const { providers } = ways;
  const none = providers.length === 0;
  return [
    ...importPieces(ways),
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
    ...environmentPieces(ways),
    own(PAGE_START),
    providersPiece(ways),
    own(PAGE_END),
  ];
}

/** What differs between local work and production. */
function environmentPieces({ proxy, guest }: Ways): Piece[] {
  if (proxy !== undefined) {
    return [{ text: ENVIRONMENT + proxyCheck(proxy.signIn.id), origin: proxy.origin }];
  }
  if (guest === undefined) return [];
  return [{ text: GUEST_COMMENT + ENVIRONMENT + GUEST_CHECK, origin: guest }];
}

function providersPiece({ proxy, guest }: Ways): Piece {
  if (guest === undefined) return own('      providers={providers}\n');
  // Behind a proxy this page is for local work alone.
  const text = proxy === undefined ? "guest ? ['guest', ...providers] : providers" : undefined;
  return { text: `      providers={${text ?? "['guest', ...providers]"}}\n`, origin: guest };
}

function own(text: string): Piece {
  return { text, origin: STAGECRAFT };
}

const GUEST_COMMENT = `  // Guest access is for local work: it is never offered in production.
`;

const ENVIRONMENT = `  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
`;

function proxyCheck(provider: string): string {
  return `  // In production people have signed in at the proxy before they reach the portal.
  if (environment === 'production') {
    return <ProxiedSignInPage {...props} provider="${provider}" />;
  }

`;
}

const GUEST_CHECK = `  const guest = environment !== 'production';

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

function importPieces({ providers, proxy, guest }: Ways): Piece[] {
  const byModule = new Map<string, Map<string, Origin>>();
  const add = (from: string, name: string, origin: Origin) => {
    const names = byModule.get(from) ?? new Map<string, Origin>();
    byModule.set(from, names.set(name, names.get(name) ?? origin));
  };
  add(CORE_API, 'SignInPageProps', STAGECRAFT);
  const asks = proxy?.origin ?? guest;
  if (asks !== undefined) {
    add(CORE_API, 'configApiRef', asks);
    add(CORE_API, 'useApi', asks);
  }
  for (const { signIn, origin } of providers) {
    if (signIn.api !== undefined) add(signIn.api.from, signIn.api.name, origin);
  }
  return [
    proxy === undefined
      ? own("import { SignInPage, SignInProviderConfig } from '@backstage/core-components';\n")
      : { text: COMPONENTS_WITH_PROXY, origin: proxy.origin },
    ...[...byModule].flatMap(([from, names]) => {
      const [first = STAGECRAFT] = names.values();
      const text = importLine([...names.keys()], from);
      return piecesByLine(text, (line) => names.get(line.trim().replace(',', '')) ?? first);
    }),
  ];
}

const COMPONENTS_WITH_PROXY = `import {
  ProxiedSignInPage,
  SignInPage,
  SignInProviderConfig,
} from '@backstage/core-components';
`;

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
