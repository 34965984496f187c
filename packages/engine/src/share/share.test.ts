import { expect, test } from 'vitest';
import { checkBlueprint } from '../blueprint/parse.ts';
import { readSharedBlueprint } from './read.ts';
import { shareBlueprint } from './write.ts';

test('what is shared is read back the same', () => {
  const blueprint = checkBlueprint({
    stagecraft: 1,
    name: 'acme',
    features: { search: { engine: 'postgres' }, unknown: {} },
  });
  expect(readSharedBlueprint(shareBlueprint(blueprint))).toEqual(blueprint);
});
