import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBlueprint } from '../blueprint/parse.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import { findSecrets } from '../blueprint/secrets.ts';
import { StagecraftError } from '../errors.ts';
import { looksShared, readSharedBlueprint, readShareLink } from './read.ts';
import { WORDS_1 } from './words.ts';
import { shareBlueprint } from './write.ts';

const ids = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}$/);
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  // eslint-disable-next-line no-control-regex -- a title has none
  .filter((text) => !/[\u0000-\u001f\u007f]/.test(text));

/** What JSON gives back as it was. */
const optionValue = fc
  .jsonValue({ maxDepth: 3 })
  .filter((value) => !JSON.stringify(value).includes('__proto__'))
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const optionName = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,12}$/);

const drafts: fc.Arbitrary<Blueprint> = fc
  .record(
    {
      stagecraft: fc.constant(1 as const),
      name: fc.stringMatching(/^[a-z][a-z0-9]{0,10}(-[a-z0-9]{1,8}){0,3}$/),
      title: line,
      organization: line,
      release: fc.oneof(
        fc.constant('latest'),
        fc.tuple(fc.nat(9), fc.nat(99), fc.nat(9)).map((parts) => parts.join('.')),
      ),
      features: fc.dictionary(ids, fc.dictionary(optionName, optionValue, { maxKeys: 3 }), {
        maxKeys: 12,
      }),
    },
    { requiredKeys: ['stagecraft', 'name', 'release', 'features'] },
  )
  .filter((draft) => findSecrets(draft).length === 0)
  .map((draft) => checkBlueprint(draft));

function reordered<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toReversed());
}

describe('what is shared', () => {
  test('is read back the same', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const shared = shareBlueprint(draft);
        expect(shared).toMatch(/^1[\w-]*$/);
        expect(readSharedBlueprint(shared)).toEqual(draft);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same for the same choices, whatever their order', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const features = Object.entries(draft.features).map(([id, options]) => [
          id,
          reordered(options),
        ]);
        const other = { ...draft, features: reordered(Object.fromEntries(features)) } as Blueprint;
        expect(shareBlueprint(other)).toBe(shareBlueprint(draft));
      }),
    );
  });

  test('orders what is inside an option as well', () => {
    const one = checkBlueprint({
      stagecraft: 1,
      name: 'a',
      features: { x: { map: { b: [{ d: 1, c: 2 }], a: 1 } } },
    });
    const two = checkBlueprint({
      stagecraft: 1,
      name: 'a',
      features: { x: { map: { a: 1, b: [{ c: 2, d: 1 }] } } },
    });
    expect(shareBlueprint(one)).toBe(shareBlueprint(two));
  });

  test('keeps an unknown feature, a missing option and a null', () => {
    const draft = checkBlueprint({
      stagecraft: 1,
      name: 'acme',
      features: { 'not-there-yet': { a: null }, jenkins: {} },
    });
    expect(readSharedBlueprint(shareBlueprint(draft))).toEqual(draft);
  });

  test('keeps halves of characters, line breaks and every other oddity of a text', () => {
    const values = ['\ud800', 'a\nb', '\u0000', 'ü', 'ไทย', '𝄞', '"\\', ''];
    const draft = checkBlueprint({ stagecraft: 1, name: 'acme', features: { x: { values } } });
    expect(readSharedBlueprint(shareBlueprint(draft))).toEqual(draft);
  });

  test('is never a secret', () => {
    const token = ['gh', 'p_', 'a1B2'.repeat(9)].join('');
    const draft: Blueprint = {
      stagecraft: 1,
      name: 'acme',
      release: 'latest',
      features: { github: { organization: token } },
    };
    expect(() => shareBlueprint(draft)).toThrow(
      expect.objectContaining({ code: 'SECRET_IN_BLUEPRINT' }),
    );
  });

  test('is refused when it gets too long for an address', () => {
    const words = Array.from({ length: 900 }, (_, index) => createHash('sha1').update(`${index}`));
    const list = words.map((hash) => hash.digest('hex').slice(0, 20));
    const draft = checkBlueprint({ stagecraft: 1, name: 'acme', features: { x: { list } } });
    expect(() => shareBlueprint(draft)).toThrow(
      expect.objectContaining({ code: 'SHARE_LINK_TOO_LARGE' }),
    );
  });
});

test('the words of format 1 stay as they are: links are written against them', () => {
  expect(createHash('sha256').update(WORDS_1).digest('hex')).toBe(
    '377409660d76fc069690f8dc770681515a320684d2b7ba3b43d7402d04644cfc',
  );
  expect(
    readSharedBlueprint(
      '1wx3tSLENpXAHMrihDzRQF9ishwcS0MH46n9ggIIKAXxFIdaSB2u5gacyhQjrgTTDWnmQ-hVuEsHaE6wXaw2KWmvGgoxEDguQcYl5xeUgD5sY1QKlwRGNiMQA1OQAAA',
    ),
  ).toEqual(
    checkBlueprint({
      stagecraft: 1,
      name: 'acme-portal',
      title: 'Acme Developer Portal',
      organization: 'Acme',
      release: '1.55.0',
      features: {
        'auth-github': { firstUser: 'ada' },
        github: { organization: 'acme', discovery: false },
        search: { engine: 'opensearch', url: 'https://search.acme.example:9200' },
        'search-confluence': { baseUrl: 'https://acme.atlassian.net/wiki', spaces: ['ENG'] },
        techdocs: {},
        'something-new': { answer: 42 },
      },
    }),
  );
});

describe('a link', () => {
  const draft = checkBlueprint({ stagecraft: 1, name: 'acme', features: { github: {} } });
  const shared = shareBlueprint(draft);

  test.each([
    shared,
    `  ${shared}\n`,
    `https://portal.example/#/?b=${shared}`,
    `https://portal.example/wizard/#/review?lang=th&b=${shared}`,
    `https://portal.example/#/review?b=${shared}&lang=th`,
    `https://portal.example/?b=${shared}`,
    `https://portal.example/?b=1broken#/?b=${shared}`,
    `http://127.0.0.1:4400/zip?x=1&b=${shared}#top`,
    `/#/?b=${shared}`,
    `?b=${shared}`,
    `b=${shared}`,
    `#b=${shared}`,
  ])('%s', (text) => {
    expect(looksShared(text)).toBe(true);
    expect(readShareLink(text)).toEqual(draft);
  });

  test.each(['stagecraft.yaml', './1/blueprint.yaml', '-', 'my.yaml', '1.yaml', ''])(
    '%s is none',
    (text) => expect(looksShared(text)).toBe(false),
  );
});

test('a link with any change is refused in our words, or still a blueprint', () => {
  const changes = fc.tuple(drafts, fc.nat(), fc.constantFrom(...'ABCxyz019-_=+/ %&#.é'));
  fc.assert(
    fc.property(changes, ([draft, at, char]) => {
      const shared = shareBlueprint(draft);
      const place = at % shared.length;
      for (const text of [
        shared.slice(0, place) + char + shared.slice(place + 1),
        shared.slice(0, place),
        shared.slice(place),
      ]) {
        try {
          checkBlueprint(readShareLink(text));
        } catch (error) {
          expect(error).toBeInstanceOf(StagecraftError);
        }
      }
    }),
    { numRuns: 150 },
  );
});
