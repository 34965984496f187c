import { expect, test } from 'vitest';
import { attentionOf, problemsAt } from './attention.ts';

function problem(code: string, path?: readonly string[]) {
  return { code, message: code, fix: '', path };
}

const problems = [
  problem('MISSING_OPTION', ['features', 'kubernetes', 'clusterUrl']),
  problem('INVALID_OPTION', ['features', 'kubernetes', 'clusterName']),
  problem('INVALID_OPTION', ['features', 'confluence', 'spaces', '1']),
  problem('NOT_ON_RELEASE', ['features', 'home']),
  problem('INVALID_FIELD', ['name']),
  problem('UNEXPECTED'),
];

test('counts what a feature still needs apart from what is wrong with it', () => {
  expect(Object.fromEntries(attentionOf(problems))).toEqual({
    kubernetes: { missing: 1, wrong: 1 },
    confluence: { missing: 0, wrong: 1 },
    home: { missing: 0, wrong: 1 },
  });
});

test('finds each problem at the place that it is about', () => {
  expect([...problemsAt(problems, 'confluence').keys()]).toEqual(['spaces.1']);
  expect([...problemsAt(problems, 'kubernetes').keys()]).toEqual(['clusterUrl', 'clusterName']);
  expect(problemsAt(problems, 'home').size).toBe(0);
});
