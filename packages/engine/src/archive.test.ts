import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipComposition } from './archive.ts';
import { checkBlueprint } from './blueprint/parse.ts';
import { compose, type Composition } from './compose/compose.ts';
import { fixtureLibrary, fixtureRelease } from './testing/fixture.ts';

const library = fixtureLibrary();
const release = fixtureRelease();

function composed(name: string): Composition {
  const blueprint = checkBlueprint({ stagecraft: 1, name, features: { kube: {} } });
  return compose(blueprint, library, release);
}

const file = (content: string | Uint8Array) => ({ content, executable: false, origins: [] });

/** With a file that has nothing in it, and one that is not text. */
function composition(name: string): Composition {
  const made = composed(name);
  const noise = Uint8Array.from({ length: 99 }, (_, at) => (at * 89) % 256);
  const files = new Map(made.files).set('empty.txt', file('')).set('noise.bin', file(noise));
  return { ...made, files };
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

test('holds what the files hold', () => {
  const made = composition('acme');
  const unpacked = unzipSync(zipComposition(made));
  expect(Object.keys(unpacked)).toEqual([...made.files.keys()].map((path) => `acme/${path}`));
  for (const [path, { content }] of made.files) {
    expect(unpacked[`acme/${path}`], path).toEqual(bytesOf(content));
  }
});

test('is the same bytes whether its files were in another archive before or not', () => {
  const first = zipComposition(composition('acme'));
  zipComposition(composition('other'));
  expect(zipComposition(composition('acme'))).toEqual(first);
});

test('what does not fit into the memory for texts is packed all the same', () => {
  const made = composition('acme');
  const files = new Map([['large.txt', file('x'.repeat(2 ** 25))], ...made.files]);
  const unpacked = unzipSync(zipComposition({ ...made, files }));
  expect(unpacked['acme/large.txt']?.length).toBe(2 ** 25);
  expect(Object.keys(unpacked)).toHaveLength(files.size);
});
