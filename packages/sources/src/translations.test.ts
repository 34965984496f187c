import path from 'node:path';
import {
  checkBlueprint,
  compose,
  localizeComposition,
  localizeLibrary,
  optionsOf,
  presetFeatures,
  type Feature,
} from '@stagecraft/engine';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { loadRelease } from './release.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const library = await loadLibrary(root);
const thai = localizeLibrary(library, 'th');

/** Names of products are the same in every language. */
const PRODUCTS = new Set([
  'Argo CD',
  'Azure Boards',
  'Azure DevOps',
  'Azure Pipelines',
  'Bitbucket Cloud',
  'Bitbucket Data Center',
  'Buildkite',
  'Gerrit',
  'Cloud Carbon Footprint',
  'GitHub',
  'GitHub Actions',
  'GitHub Issues',
  'GitLab',
  'GitLab CI',
  'GitLab Issues',
  'Grafana',
  'Jenkins',
  'Jira',
  'Kubernetes',
  'Linear',
  'Prometheus',
  'Sentry',
  'SonarQube',
  'TechDocs',
  'Tekton',
  'Vault',
]);

/** Everything that people read of a feature, by where it stands. */
function textsOf(feature: Feature): Map<string, string> {
  const texts: [string, string | undefined][] = [
    ['title', feature.title],
    ['summary', feature.summary],
    ['description', feature.description],
    ['proves', feature.proof?.proves],
  ];
  for (const { name, schema } of optionsOf(feature)) {
    texts.push([`options.${name}.title`, schema.title]);
    texts.push([`options.${name}.description`, schema.description]);
  }
  for (const [name, secret] of Object.entries(feature.secrets ?? {})) {
    texts.push([`secrets.${name}.title`, secret.title]);
    texts.push([`secrets.${name}.purpose`, secret.purpose]);
    texts.push([`secrets.${name}.note`, secret.note]);
  }
  for (const conflict of feature.conflicts ?? []) {
    texts.push([`conflicts.${conflict.feature}`, conflict.because]);
  }
  for (const [index, step] of (feature.next ?? []).entries()) {
    texts.push([`next.${index}.title`, step.title], [`next.${index}.body`, step.body]);
  }
  for (const [index, part] of (feature.portal?.elsewhere ?? []).entries()) {
    texts.push([`elsewhere.${index}`, part.text]);
  }
  return new Map(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const isThai = (text: string) => /\p{Script=Thai}/u.test(text);

/** What has to be the same in every language: placeholders, code, addresses. */
function fixedParts(text: string): string[] {
  return [...text.matchAll(/\{\{[^}]*\}\}|`[^`]*`|https?:\/\/[^\s`)]+/g)]
    .map(([part]) => part)
    .toSorted();
}

describe.each([...library.features.values()])('$id in Thai', (feature) => {
  const localized = thai.features.get(feature.id);
  const texts = localized === undefined ? new Map<string, string>() : textsOf(localized);

  test('has all of its texts', () => {
    const english = [...textsOf(feature)].filter(([, text]) => !PRODUCTS.has(text));
    const missing = english.filter(([at]) => !isThai(texts.get(at) ?? ''));
    expect(missing.map(([at]) => at)).toEqual([]);
  });

  test('keeps placeholders, code and addresses', () => {
    for (const [at, text] of textsOf(feature)) {
      expect(fixedParts(texts.get(at) ?? ''), at).toEqual(fixedParts(text));
    }
  });

  test('is found by Thai words, and by the English ones', () => {
    expect(localized?.keywords).toEqual(expect.arrayContaining([...(feature.keywords ?? [])]));
    expect(localized?.keywords?.some(isThai)).toBe(true);
  });

  test('does not bring its translation into a project', () => {
    expect([...feature.contents.keys()]).not.toContain('th.yaml');
  });
});

test('categories and presets are in Thai', () => {
  const headings = [...thai.categories, ...thai.presets.values()];
  const english = headings.filter(({ title, summary }) => {
    const isTitled = isThai(title) || PRODUCTS.has(title) || title === 'CI/CD';
    return !isTitled || !isThai(summary);
  });
  expect(english.map(({ id }) => id)).toEqual([]);
});

test('what a composition says is Thai, what it writes is not', async () => {
  const release = await loadRelease(root, 'latest');
  const preset = library.presets.get('everything');
  if (preset === undefined) throw new TypeError('No preset everything');
  const { features } = presetFeatures(preset, library, release);
  const blueprint = checkBlueprint({ stagecraft: 1, name: 'acme-portal', features });
  const composition = compose(blueprint, library, release);
  const translation = library.translations?.['th'];
  if (translation === undefined) throw new TypeError('No Thai');
  const localized = localizeComposition(composition, translation);
  expect(localized.nextSteps.every(({ title, body }) => isThai(title) && isThai(body))).toBe(true);
  expect(localized.portal.elsewhere.every(({ text }) => isThai(text))).toBe(true);
  expect(localized.portal.sidebar).toEqual(composition.portal.sidebar);
  expect(localized.files).toBe(composition.files);
  const english = localized.environment.filter(
    ({ title, purpose }) => !isThai(title) || !isThai(purpose),
  );
  expect(english.map(({ name }) => name)).toEqual([]);
});
