import { describe, expect, it } from 'vitest';
import type { CompositionView, Problem } from '../worker/protocol.ts';
import { blockersOf } from './mending.ts';

const absent = (feature: string): Problem => ({
  code: 'NOT_ON_RELEASE',
  message: `${feature} is not available.`,
  fix: '',
  path: ['features', feature],
  params: { feature, release: '1.49.0' },
});

const state = (feature: string, reason: Partial<Reason>): [string, State] => [
  feature,
  {
    id: feature,
    state: 'chosen',
    requiredBy: [],
    adds: [],
    reasons: [
      { code: 'NOT_ON_RELEASE', message: '', fix: '', params: { feature }, changes: [], ...reason },
    ],
  },
];
type State = CompositionView['states'][string];
type Reason = State['reasons'][number];

const remove = (feature: string) => ({ kind: 'remove', feature }) as const;
const update = { kind: 'release', release: 'latest' } as const;

describe('what is to mend', () => {
  it('takes out together what the release does not have', () => {
    const states = Object.fromEntries([
      state('home', { changes: [remove('home'), update] }),
      state('mcp', { changes: [remove('mcp'), update] }),
    ]);
    const missing = {
      code: 'MISSING_OPTION',
      message: '',
      fix: '',
      params: { feature: 'jenkins' },
    };
    const blockers = blockersOf({ problems: [missing, absent('home'), absent('mcp')], states });
    expect(blockers).toMatchObject([
      { features: ['home', 'mcp'], ways: [[remove('home'), remove('mcp')], [update]] },
      { problem: missing, features: ['jenkins'], ways: [] },
    ]);
  });

  it('offers each way for one', () => {
    const states = Object.fromEntries([state('home', { changes: [remove('home'), update] })]);
    expect(blockersOf({ problems: [absent('home')], states })).toMatchObject([
      { path: ['features', 'home'], ways: [[remove('home')], [update]] },
    ]);
  });

  it('takes the rule that is about the same two', () => {
    const conflict = (other: string) => ({
      code: 'CONFLICT' as const,
      message: other,
      fix: '',
      params: { feature: 'a', other },
      changes: [remove(other)],
    });
    const states = {
      a: { ...state('a', {})[1], reasons: [conflict('b'), conflict('c')] },
    };
    expect(blockersOf({ problems: [conflict('c')], states })).toMatchObject([
      { ways: [[remove('c')]] },
    ]);
  });
});
