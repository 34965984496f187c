import path from 'node:path';
import { checkBlueprint, compose, presetFeatures } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { loadLibrary } from './library.ts';
import { loadRelease } from './release.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const [library, release] = await Promise.all([loadLibrary(root), loadRelease(root, 'latest')]);
const everything = library.presets.get('everything');
const { features } = presetFeatures(everything!, library, release);

function composed(chosen: typeof features, title?: string) {
  const named = { stagecraft: 1, name: 'acme-portal', release: release.version };
  return compose(checkBlueprint({ ...named, title, features: chosen }), library, release);
}

test('a size that is known is that of the text', () => {
  for (const [file, { content, bytes }] of composed(features).files) {
    if (bytes !== undefined) expect(bytes, file).toBe(Buffer.byteLength(String(content)));
  }
  expect(composed(features).files.get('yarn.lock')?.bytes).toBeGreaterThan(100_000);
});

test('what was composed before is never taken for what is composed now', () => {
  const config = (composition: ReturnType<typeof composed>) =>
    String(composition.files.get('app-config.yaml')?.content);
  const organization = (name: string) => composed({ ...features, github: { organization: name } });
  const [before, other, again] = ['acme', 'umbrella', 'acme'].map(organization);
  expect(config(before!)).toContain('acme');
  expect(config(other!)).toContain('umbrella');
  expect(config(other!)).not.toContain('organization: acme');
  expect(config(again!)).toBe(config(before!));
  expect(config(composed(features, 'First title'))).toContain('title: First title');
  expect(config(composed(features, 'Second title'))).toContain('title: Second title');
});

test('features that read the same annotation give the example component one value of it', () => {
  const both = {
    'github-actions': {},
    'github-security-insights': { exampleRepository: 'acme/website' },
  };
  const entities = composed({ ...features, ...both }).files.get('examples/entities.yaml');
  const documents = parseAllDocuments(String(entities?.content));
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  const component = documents
    .map((document) => document.toJS() as Entity)
    .find(({ metadata }) => metadata.name === 'example-website');
  expect(component?.metadata.annotations?.['github.com/project-slug']).toBe('acme/website');
});

interface Entity {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}
