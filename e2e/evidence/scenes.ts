import type { Probe } from '@stagecraft/engine';
import { MEMBER } from '../harness/githubSignIn.ts';

/** What the features are given, so that as much as possible can be seen of each. */
export const EXAMPLE_OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  github: { organization: 'acme' },
  jenkins: { exampleJob: 'acme/website' },
  sonarqube: { exampleProject: 'acme_website' },
  'search-confluence': { baseUrl: 'https://acme.atlassian.net/wiki' },
};

export type Scene = Pick<Probe, 'page' | 'shows'>;

/** Beyond the features' own probes: what a guest sees once docs were built. */
export const AS_GUEST: Readonly<Record<string, readonly Scene[]>> = {
  techdocs: [
    {
      page: '/docs/default/component/example-website',
      shows: ['To document a component of your own'],
    },
  ],
  'search-techdocs': [
    { page: '/search?query=annotation&types[]=techdocs', shows: ['example-website'] },
  ],
};

/** What a member of the organization sees, who signed in with GitHub. */
export const AS_MEMBER: Readonly<Record<string, readonly Scene[]>> = {
  github: [
    { page: '/catalog?filters[kind]=component&filters[user]=all', shows: ['storefront'] },
    { page: '/catalog/default/group/payments', shows: [MEMBER.name] },
  ],
  'auth-github': [{ page: '/settings', shows: [MEMBER.name] }],
  'github-actions': [
    { page: '/catalog/default/component/storefront/github-actions', shows: ['CI'] },
  ],
};

/** Search has docs to find once this has built them. */
export const FIRST = 'techdocs';

/** The page that shows a feature best, where that is not the last one opened for it. */
export const PICTURES: Readonly<Record<string, string>> = {
  'software-catalog': '/catalog',
  github: '/catalog?filters[kind]=component&filters[user]=all',
  'auth-github': '/',
  'catalog-graph': '/catalog-graph?rootEntityRefs[]=component:default/example-website',
};

/** Docs are indexed while the run waits, in place of every ten minutes. */
export const LOCAL_CONFIG = `search:
  collators:
    techdocs:
      schedule: { frequency: { seconds: 20 }, timeout: { minutes: 5 }, initialDelay: { seconds: 10 } }
`;
