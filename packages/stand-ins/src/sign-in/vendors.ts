import type { Person } from '../company.ts';
import type { StandInAnswer } from '../serve.ts';
import { claimsOf } from './people.ts';
import {
  atlassianMe,
  atlassianSites,
  bitbucketServerUser,
  bitbucketServerWhoAmI,
  bitbucketUser,
  gitlabUser,
  googleUser,
  microsoftUser,
} from './profiles.ts';

/** Where a request was made: the stand-in's own address, or the host in whose place it answers. */
export interface Place {
  readonly origin: string;
  readonly path: string;
}

/** What a token that was issued stands for. */
export interface Grant {
  readonly vendor: string;
  readonly person: Person;
  readonly scopes: readonly string[];
  readonly nonce?: string | undefined;
}

export type Profile = (grant: Grant, place: Place) => StandInAnswer;

export interface Vendor {
  readonly title: string;
  /** It alone is answered at these paths in the place of this host. */
  readonly host?: string;
  readonly authorize: RegExp;
  readonly token: RegExp;
  /** Whom its ID tokens name; a vendor without it issues none. */
  readonly issuer?: (place: Place) => string;
  /** What its access tokens are, when they are more than random letters. */
  readonly accessToken?: (grant: Grant) => Record<string, unknown>;
  /** The name of the field that lists scopes in the answer with a token. */
  readonly scopeField?: string;
  /** Scopes that a refresh token takes; none when it is always there. */
  readonly offline?: string;
  /** How it refuses a wrong client; as RFC 6749 has it when not given. */
  readonly refusal?: StandInAnswer;
  /** What a token opens, by path. */
  readonly profiles: readonly (readonly [RegExp, Profile])[];
}

const userInfo: Profile = ({ person, scopes }) => ({ body: claimsOf(person, scopes) });
/** Some give every claim for `openid` alone. */
const everyClaim: Profile = ({ person }) => ({
  body: claimsOf(person, ['openid', 'profile', 'email']),
});

/** Of the Microsoft Graph, which looks at whom a token is for. */
const GRAPH = '00000003-0000-0000-c000-000000000000';

export const VENDORS: Readonly<Record<string, Vendor>> = {
  gitlab: {
    title: 'GitLab',
    authorize: /^\/gitlab\/oauth\/authorize$/,
    token: /^\/gitlab\/oauth\/token$/,
    profiles: [[/^\/gitlab\/api\/v4\/user$/, gitlabUser]],
  },
  google: {
    title: 'Google',
    authorize: /^\/o\/oauth2\/v2\/auth$/,
    token: /^(\/oauth2\/v4)?\/token$/,
    issuer: () => 'https://accounts.google.com',
    profiles: [[/^\/oauth2\/v3\/userinfo$/, googleUser]],
  },
  microsoft: {
    title: 'Microsoft',
    authorize: /^\/acme\.onmicrosoft\.com\/oauth2\/v2\.0\/authorize$/,
    token: /^\/acme\.onmicrosoft\.com\/oauth2\/v2\.0\/token$/,
    issuer: ({ origin, path }) => `${origin}/${path.split('/')[1]}/v2.0`,
    offline: 'offline_access',
    accessToken: ({ person, scopes }) => ({
      aud: GRAPH,
      scp: scopes.join(' '),
      upn: person.email,
    }),
    refusal: {
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
        error_codes: [7000215],
      },
    },
    profiles: [[/^\/v1\.0\/me\/?$/, microsoftUser]],
  },
  okta: {
    title: 'Okta',
    authorize: /^\/okta\/oauth2(\/[\w-]+)?\/v1\/authorize$/,
    token: /^\/okta\/oauth2(\/[\w-]+)?\/v1\/token$/,
    issuer: ({ origin }) => `${origin}/okta`,
    offline: 'offline_access',
    profiles: [[/^\/okta\/oauth2(\/[\w-]+)?\/v1\/userinfo$/, userInfo]],
  },
  oidc: {
    title: 'Acme',
    authorize: /^\/oidc\/authorize$/,
    token: /^\/oidc\/token$/,
    issuer: ({ origin }) => `${origin}/oidc`,
    offline: 'offline_access',
    profiles: [[/^\/oidc\/userinfo$/, userInfo]],
  },
  oauth2: {
    title: 'Acme',
    authorize: /^\/oauth2\/authorize$/,
    token: /^\/oauth2\/token$/,
    issuer: ({ origin }) => `${origin}/oauth2`,
    offline: 'offline_access',
    profiles: [],
  },
  onelogin: {
    title: 'OneLogin',
    authorize: /^\/onelogin\/oidc\/2\/auth$/,
    token: /^\/onelogin\/oidc\/2\/token$/,
    issuer: ({ origin }) => `${origin}/onelogin/oidc/2`,
    profiles: [[/^\/onelogin\/oidc\/2\/me$/, everyClaim]],
  },
  atlassian: {
    title: 'Atlassian',
    host: 'auth.atlassian.com',
    authorize: /^\/authorize$/,
    token: /^\/oauth\/token$/,
    offline: 'offline_access',
    refusal: {
      status: 401,
      body: { error: 'access_denied', error_description: 'Unauthorized' },
    },
    profiles: [
      [/^\/me$/, atlassianMe],
      [/^\/oauth\/token\/accessible-resources$/, atlassianSites],
    ],
  },
  auth0: {
    title: 'Auth0',
    authorize: /^\/authorize$/,
    token: /^\/oauth\/token$/,
    issuer: ({ origin }) => `${origin}/`,
    offline: 'offline_access',
    refusal: {
      status: 401,
      body: { error: 'access_denied', error_description: 'Unauthorized' },
    },
    profiles: [[/^\/userinfo$/, userInfo]],
  },
  bitbucket: {
    title: 'Bitbucket',
    authorize: /^\/site\/oauth2\/authorize$/,
    token: /^\/site\/oauth2\/access_token$/,
    scopeField: 'scopes',
    refusal: {
      status: 400,
      body: {
        error: 'unauthorized_client',
        error_description: 'Invalid OAuth client credentials',
      },
    },
    profiles: [[/^\/2\.0\/user$/, bitbucketUser]],
  },
  bitbucketServer: {
    title: 'Bitbucket Data Center',
    authorize: /^\/rest\/oauth2\/latest\/authorize$/,
    token: /^\/rest\/oauth2\/latest\/token$/,
    profiles: [
      [/^\/plugins\/servlet\/applinks\/whoami$/, bitbucketServerWhoAmI],
      [/^\/rest\/api\/latest\/users\/[^/]+$/, bitbucketServerUser],
    ],
  },
};
