import { expect, test } from 'vitest';
import { findSecrets } from './secrets.ts';

// Put together at run time: a scanner of this repository must not find them.
const join = (...parts: string[]) => parts.join('');

test.each([
  join('gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0'),
  join('github', '_pat_', '11AAAAAAA0abcdefghijkl'),
  join('glp', 'at-', 'abcdefghij1234567890'),
  join('xox', 'b-', '1234567890-abcdefghij'),
  join('AK', 'IA', 'ABCDEFGHIJKLMNOP'),
  join('-----BEGIN ', 'RSA PRIVATE KEY-----'),
  join('eyJ', 'hbGciOiJIUzI1', '.eyJzdWIiOiIxMjM0.x'),
  join('https://user:', 'hunter2', '@example.com/x'),
  join('aGVsbG8gd29ybGQhIQ', 'Zx9Kq2Lm4Np8'),
])('%s is seen as a secret', (value) => {
  expect(findSecrets({ features: { git: { organization: value } } })).toMatchObject([
    { path: ['features', 'git', 'organization'] },
  ]);
});

test.each([
  'acme',
  '${GITHUB_TOKEN}',
  'https://confluence.example.com/wiki',
  '123e4567-e89b-12d3-a456-426614174000',
  'a-long-but-quite-ordinary-repository-name',
  'space = DOCS and type = page',
])('%s is not', (value) => {
  expect(findSecrets({ organization: value })).toEqual([]);
});

test('a name that says secret is enough', () => {
  expect(findSecrets({ apiToken: 'x' })).toMatchObject([{ path: ['apiToken'] }]);
});
