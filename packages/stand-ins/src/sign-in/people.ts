import { createHash } from 'node:crypto';
import { PEOPLE, type Person } from '../company.ts';

export function personCalled(login: string | null | undefined): Person | undefined {
  return PEOPLE.find((each) => each.login === login);
}

/** A number that stays the same for a person. */
export function numberOf({ login }: Person): number {
  return 1001 + PEOPLE.findIndex((each) => each.login === login);
}

/** A UUID that stays the same for a person. */
export function uuidOf({ login }: Person): string {
  const hex = createHash('sha256').update(login).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** First and last name. */
export function namesOf({ name }: Person): { readonly given: string; readonly family: string } {
  const [given = '', ...rest] = name.split(' ');
  return { given, family: rest.join(' ') };
}

/** The standard claims of OpenID Connect for the scopes that were granted. */
export function claimsOf(person: Person, scopes: readonly string[]): Record<string, unknown> {
  const { given, family } = namesOf(person);
  const has = (scope: string) =>
    scopes.some((each) => each === scope || each.endsWith(`.${scope}`));
  return {
    sub: uuidOf(person),
    ...(has('profile') && {
      name: person.name,
      given_name: given,
      family_name: family,
      preferred_username: person.login,
      locale: 'en',
    }),
    ...(has('email') && { email: person.email, email_verified: true }),
  };
}
