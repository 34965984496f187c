import { expect, test } from 'vitest';
import { StagecraftErrors } from '../errors.ts';
import { trustLibrary, type LibrarySources } from './assemble.ts';
import { buildLibrary } from './build.ts';
import { localizeFeature, localizeLibrary } from './localize.ts';

const DEFINITION = {
  id: 'builds',
  title: 'Builds',
  category: 'core',
  summary: 'Builds of a component.',
  keywords: ['ci'],
  links: { docs: 'https://example.com' },
  conflicts: [{ feature: 'other', because: 'they clash.' }],
  options: {
    type: 'object',
    properties: {
      host: { type: 'string', title: 'Host', description: 'Where.', default: 'x' },
      port: { type: 'number', title: 'Port' },
    },
  },
  secrets: {
    TOKEN: { title: 'Token', purpose: 'Reads.', obtain: 'https://example.com', note: 'Keep it.' },
  },
  next: [
    { title: 'Make a token', body: 'On {{ host }}.', link: 'https://example.com' },
    { title: 'Look', body: 'At it.' },
  ],
  portal: { sidebar: [{ title: 'Builds' }], elsewhere: [{ text: 'Acts.' }, { text: 'More.' }] },
  proof: { proves: 'It starts.' },
};
const OTHER = {
  id: 'other',
  title: 'Other',
  category: 'core',
  summary: 'Something else.',
  links: { docs: 'https://example.com' },
};
const GERMAN = {
  summary: 'Die Builds einer Komponente.',
  keywords: ['Bau'],
  options: { host: { title: 'Rechner' } },
  secrets: { TOKEN: { purpose: 'Liest.' } },
  conflicts: { other: 'sie stören sich.' },
  next: [{ title: 'Token machen' }],
  elsewhere: ['Wirkt.'],
  proves: 'Es startet.',
};

function sources(translation: unknown, headings: LibrarySources['headings'] = {}): LibrarySources {
  return {
    categories: [{ id: 'core', title: 'Core', summary: 'Core.' }],
    features: [
      {
        source: 'features/core/builds/feature.yaml',
        definition: DEFINITION,
        contents: new Map(),
        translations: { de: translation },
      },
      { source: 'features/core/other/feature.yaml', definition: OTHER, contents: new Map() },
    ],
    presets: [],
    headings,
  };
}

test('what is translated is replaced, and all else stays', () => {
  const feature = buildLibrary(sources(GERMAN)).features.get('builds');
  if (feature === undefined) throw new TypeError('No feature');
  const { contents, ...localized } = localizeFeature(feature, GERMAN);
  expect(contents).toBe(feature.contents);
  expect(localized).toEqual({
    ...DEFINITION,
    summary: 'Die Builds einer Komponente.',
    keywords: ['ci', 'Bau'],
    conflicts: [{ feature: 'other', because: 'sie stören sich.' }],
    options: {
      type: 'object',
      properties: {
        host: { type: 'string', title: 'Rechner', description: 'Where.', default: 'x' },
        port: { type: 'number', title: 'Port' },
      },
    },
    secrets: { TOKEN: { ...DEFINITION.secrets.TOKEN, purpose: 'Liest.' } },
    next: [
      { title: 'Token machen', body: 'On {{ host }}.', link: 'https://example.com' },
      { title: 'Look', body: 'At it.' },
    ],
    portal: { sidebar: [{ title: 'Builds' }], elsewhere: [{ text: 'Wirkt.' }, { text: 'More.' }] },
    proof: { proves: 'Es startet.' },
  });
});

test('a library is localized as a whole, by features that have no translation too', () => {
  const headings = { de: { categories: { core: { title: 'Kern' } } } };
  for (const make of [buildLibrary, trustLibrary]) {
    const library = make(sources(GERMAN, headings));
    const german = localizeLibrary(library, 'de');
    expect(german.categories).toEqual([{ id: 'core', title: 'Kern', summary: 'Core.' }]);
    expect(german.features.get('builds')?.summary).toBe('Die Builds einer Komponente.');
    expect(german.features.get('other')?.summary).toBe('Something else.');
    expect(localizeLibrary(library, 'fr')).toBe(library);
  }
});

test.each([
  ['an option that is gone', { options: { gone: { title: 'Weg' } } }, 'options.gone'],
  ['a text that an option does not have', { options: { port: { description: 'Wo.' } } }, 'port'],
  ['a secret that is gone', { secrets: { GONE: { title: 'Weg' } } }, 'secrets.GONE'],
  ['a conflict that is gone', { conflicts: { gone: 'weg.' } }, 'conflicts.gone'],
  ['a description that is gone', { description: 'Weg.' }, 'description'],
  ['more next steps than there are', { next: [{}, {}, { title: 'Weg' }] }, 'next[2]'],
  ['more of the portal than there is', { elsewhere: ['A', 'B', 'C'] }, 'elsewhere[2]'],
  ['a word of the file that nobody knows', { sumary: 'Tippfehler' }, 'sumary'],
])('%s is an error with the name of the file', (_, translation, text) => {
  expect(() => buildLibrary(sources(translation))).toThrow(StagecraftErrors);
  expect(() => buildLibrary(sources(translation))).toThrow(/features\/core\/builds\/de\.yaml/);
  expect(() => buildLibrary(sources(translation))).toThrow(text);
});

test('a category that is gone is an error', () => {
  const headings = { de: { categories: { gone: { title: 'Weg' } } } };
  expect(() => buildLibrary(sources({}, headings))).toThrow('"gone"');
});
