import type { EnvironmentVariable } from '@stagecraft/engine';
import { describe, expect, it } from 'vitest';
import { byNeed } from './environment.ts';

const variable = (
  name: string,
  need: Partial<Pick<EnvironmentVariable, 'optional' | 'production'>> = {},
): EnvironmentVariable => ({
  name,
  title: name,
  purpose: '',
  obtain: '',
  scopes: [],
  optional: false,
  production: false,
  features: [],
  ...need,
});

describe('the environment by need', () => {
  it('puts what is needed first and leaves out what is empty', () => {
    const database = variable('POSTGRES_HOST', { production: true });
    const token = variable('TOKEN');
    expect(byNeed([database, token])).toEqual([
      ['needed', [token]],
      ['production', [database]],
    ]);
  });

  it('counts what is optional in production as production only', () => {
    const both = variable('BOTH', { production: true, optional: true });
    expect(byNeed([both, variable('SOME', { optional: true })]).map(([need]) => need)).toEqual([
      'optional',
      'production',
    ]);
  });
});
