import { randomBytes } from 'node:crypto';
import { GithubRefusal, type Actor } from './call.ts';
import { NARROW_TOKEN } from '../company.ts';
import { findUser, type World } from './world.ts';

/** What a personal access token of an administrator may do. */
export const ALL_SCOPES: readonly string[] = [
  'admin:org',
  'delete_repo',
  'gist',
  'repo',
  'user',
  'workflow',
];

export interface Tokens {
  issue(login: string, scopes: readonly string[]): string;
  /** Undefined when no token is presented; refuses a wrong one, as GitHub does. */
  actor(authorization: string | undefined): Actor | undefined;
}

/** The token in `token x`, `Bearer x`, or as user or password of `Basic`. */
function presented(authorization: string | undefined): readonly string[] {
  const [, scheme = '', value = ''] = /^(\S+)\s+(.+)$/.exec(authorization ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'token':
    case 'bearer':
      return [value];
    case 'basic': {
      const [user = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(':');
      return [password, user].filter((part) => part !== '');
    }
    default:
      return authorization === undefined || authorization === '' ? [] : [authorization];
  }
}

interface Grant {
  readonly login: string;
  readonly scopes: readonly string[];
}

export function createTokens(world: World, known: Readonly<Record<string, string>>): Tokens {
  const grants = new Map<string, Grant>(
    Object.entries(known).map(([token, login]) => [
      token,
      { login, scopes: token === NARROW_TOKEN ? [] : ALL_SCOPES },
    ]),
  );
  return {
    issue(login, scopes) {
      const token = `gho_${randomBytes(18).toString('hex')}`;
      grants.set(token, { login, scopes });
      return token;
    },
    actor(authorization) {
      const candidates = presented(authorization);
      if (candidates.length === 0) return undefined;
      for (const token of candidates) {
        const grant = grants.get(token);
        const user = grant && findUser(world, grant.login);
        if (grant && user) return { user, token, scopes: grant.scopes };
      }
      throw new GithubRefusal(401, 'Bad credentials');
    },
  };
}
