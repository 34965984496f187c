import { expect, test } from 'vitest';
import { readQuery } from './query.ts';
import { createSearch, type Circumstances } from './search.ts';
import { markedParts, wordsOf } from './words.ts';

const categories = [
  { id: 'ci-cd', title: 'CI/CD', summary: 'Builds.' },
  { id: 'sign-in', title: 'Sign-in', summary: 'Who is there.' },
  { id: 'search', title: 'Search', summary: 'What is found.' },
];
const links = { docs: 'https://example.com' };
const features = [
  {
    id: 'github-actions',
    title: 'GitHub Actions',
    category: 'ci-cd',
    summary: 'The workflow runs of a component, on its page.',
    keywords: ['pipelines', 'octocat'],
    packages: { app: ['@backstage-community/plugin-github-actions'] },
    links,
  },
  {
    id: 'jenkins',
    title: 'Jenkins',
    category: 'ci-cd',
    summary: 'The builds of a job.',
    keywords: ['pipelines', 'cloudbees'],
    packages: { backend: [{ name: '@backstage-community/plugin-jenkins-backend' }] },
    links,
  },
  {
    id: 'auth-github',
    title: 'GitHub sign-in',
    category: 'sign-in',
    summary: 'People sign in with their GitHub account.',
    links,
  },
  {
    id: 'search-confluence',
    title: 'Search in Confluence',
    category: 'search',
    summary: 'Finds pages of your wiki.',
    keywords: ['atlassian'],
    links,
  },
];
const search = createSearch({ categories, features });
const nothing: Circumstances = {
  isChosen: () => false,
  isProven: () => false,
  isAvailable: () => true,
};

function find(text: string, circumstances = nothing) {
  return search.find(text, circumstances)?.ids;
}

test('finds by title, keyword, company product, category and package', () => {
  expect(find('jenkins')).toEqual(['jenkins']);
  expect(find('octocat')).toEqual(['github-actions']);
  expect(find('atlassian')).toEqual(['search-confluence']);
  expect(find('ci/cd')?.toSorted()).toEqual(['github-actions', 'jenkins']);
  expect(find('plugin-jenkins-backend')).toEqual(['jenkins']);
  expect(find('workflow runs')).toEqual(['github-actions']);
});

test('finds while one types and in spite of slips', () => {
  expect(find('conf')).toEqual(['search-confluence']);
  expect(find('jenkns')).toEqual(['jenkins']);
  expect(find('githib actions')).toEqual(['github-actions']);
});

test('all words must be there, the title counts most', () => {
  expect(find('github jenkins')).toEqual([]);
  expect(find('github sign')?.[0]).toBe('auth-github');
});

test('filters narrow what words find, and stand alone', () => {
  expect(find('category:ci-cd')).toEqual(['github-actions', 'jenkins']);
  expect(find('category:sign github')).toEqual(['auth-github']);
  expect(find('package:@backstage-community/plugin-j')).toEqual(['jenkins']);
  const chosen = { ...nothing, isChosen: (id: string) => id === 'jenkins' };
  expect(find('is:chosen', chosen)).toEqual(['jenkins']);
  expect(find('is:proven pipelines')).toEqual([]);
  expect(find('category:ci is:chosen pipelines', chosen)).toEqual(['jenkins']);
});

test('nothing asked is no answer, nothing found is an empty one', () => {
  expect(find('  ')).toBeUndefined();
  expect(find('datadog')).toEqual([]);
});

test('suggests what was perhaps meant', () => {
  expect(search.suggest('jinkens')).toContain('jenkins');
  expect(search.suggest('qqqqqqqq')).toEqual([]);
});

test('what is no filter counts as words', () => {
  expect(readQuery('is:x http://a category:CI-CD is:ch')).toEqual({
    words: 'is:x http://a',
    filters: [
      { field: 'category', value: 'ci-cd' },
      { field: 'is', value: 'chosen' },
    ],
  });
});

test('a page in Thai is searched in Thai, and by English keywords', () => {
  const thai = features.map((feature) =>
    feature.id === 'jenkins' ? { ...feature, summary: 'ดูผลการสร้างงานของส่วนประกอบ' } : feature,
  );
  const inThai = createSearch({ categories, features: thai });
  expect(inThai.find('ส่วนประกอบ', nothing)?.ids).toEqual(['jenkins']);
  expect(inThai.find('cloudbees', nothing)?.ids).toEqual(['jenkins']);
});

test('words are found in Thai, where no spaces part them', () => {
  expect(wordsOf('ดูผลการสร้างงาน').length).toBeGreaterThan(2);
});

test('the words that were meant are marked', () => {
  const { terms } = search.find('githib', nothing) ?? { terms: new Set<string>() };
  expect(markedParts('GitHub Actions', terms)).toEqual([
    { text: 'GitHub', isMatch: true },
    { text: ' Actions', isMatch: false },
  ]);
});
