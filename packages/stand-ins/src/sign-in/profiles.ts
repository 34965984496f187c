import { ORGANIZATION } from '../company.ts';
import { claimsOf, namesOf, numberOf, uuidOf } from './people.ts';
import type { Profile } from './vendors.ts';

/** `GET /user` of GitLab. */
export const gitlabUser: Profile = ({ person }, { origin }) => ({
  body: {
    id: numberOf(person),
    username: person.login,
    name: person.name,
    state: 'active',
    web_url: `${origin}/gitlab/${person.login}`,
    email: person.email,
    public_email: person.email,
    bio: person.role,
    two_factor_enabled: true,
    external: false,
  },
});

/** The user info of Google, whose scopes are addresses. */
export const googleUser: Profile = ({ person, scopes }) => {
  const { preferred_username: _, ...claims } = claimsOf(person, scopes);
  return { body: { ...claims, hd: person.email.split('@')[1] } };
};

/** `GET /me` of the Microsoft Graph. */
export const microsoftUser: Profile = ({ person }) => {
  const { given, family } = namesOf(person);
  return {
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
      id: uuidOf(person),
      displayName: person.name,
      givenName: given,
      surname: family,
      jobTitle: person.role,
      mail: person.email,
      userPrincipalName: person.email,
      businessPhones: [],
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: 'en-US',
    },
  };
};

/** `GET /me` of Atlassian. */
export const atlassianMe: Profile = ({ person }) => ({
  body: {
    account_type: 'atlassian',
    account_id: `712020:${uuidOf(person)}`,
    account_status: 'active',
    email: person.email,
    email_verified: true,
    name: person.name,
    nickname: person.login,
    locale: 'en-US',
    zoneinfo: 'Europe/Berlin',
    extended_profile: { job_title: person.role },
  },
});

export const atlassianSites: Profile = ({ scopes }) => ({
  body: [
    {
      id: '1324a887-45db-1bf4-1e99-ef0ff456d421',
      name: ORGANIZATION,
      url: `https://${ORGANIZATION}.atlassian.net`,
      scopes: scopes.filter((scope) => scope.includes('jira')),
    },
  ],
});

/** `GET /2.0/user` of Bitbucket Cloud: it has no e-mail address. */
export const bitbucketUser: Profile = ({ person }) => ({
  body: {
    type: 'user',
    uuid: `{${uuidOf(person)}}`,
    account_id: `712020:${uuidOf(person)}`,
    username: person.login,
    nickname: person.login,
    display_name: person.name,
    account_status: 'active',
    links: {
      self: { href: `https://api.bitbucket.org/2.0/users/%7B${uuidOf(person)}%7D` },
      html: { href: `https://bitbucket.org/%7B${uuidOf(person)}%7D/` },
    },
  },
});

/** Bitbucket Data Center names the person in a header too, which is what the portal reads. */
export const bitbucketServerWhoAmI: Profile = ({ person }) => ({
  headers: { 'x-ausername': person.login, 'content-type': 'text/plain' },
  body: person.login,
});

export const bitbucketServerUser: Profile = ({ person }, { origin }) => ({
  body: {
    id: numberOf(person),
    name: person.login,
    slug: person.login,
    displayName: person.name,
    emailAddress: person.email,
    active: true,
    type: 'NORMAL',
    links: { self: [{ href: `${origin}/users/${person.login}` }] },
  },
});
