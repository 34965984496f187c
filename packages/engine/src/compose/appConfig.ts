import { isMap, isScalar, type Document, type Node } from 'yaml';
import { parseDocument } from 'yaml';
import { applies, type Scope } from '../library/condition.ts';
import type { Feature } from '../library/feature.ts';
import { fillingOf } from '../library/interpolate.ts';
import type { Draft } from './draft.ts';
import { addOrigin, readText, STAGECRAFT, TEMPLATE, writeText, type Origin } from './tree.ts';
import { mergeYaml } from './yamlMerge.ts';
import { removeYaml } from './yamlRemove.ts';
import { isPlaceholderKey, parseYaml, printYaml } from './yamlText.ts';

type ConfigFile = 'app-config.yaml' | 'app-config.production.yaml';
const FILES: readonly ConfigFile[] = ['app-config.yaml', 'app-config.production.yaml'];

/** What Stagecraft itself sets in every project. */
const OWN: Readonly<Record<ConfigFile, string>> = {
  'app-config.yaml': `
app:
  title: '{{ project.title }}'
organization:
  name: '{{ project.organization }}'
auth:
  environment: development
`,
  'app-config.production.yaml': `
auth:
  environment: production
`,
};

/** Guest access is for local work alone, whatever the template says. */
const NEVER_IN_PRODUCTION = ['auth.providers.guest'];

/** app-config.yaml and app-config.production.yaml. */
export function contributeAppConfig(draft: Draft): void {
  for (const file of FILES) contributeFile(draft, file);
}

/** A fragment of a feature, or of Stagecraft itself, with what its placeholders stand for. */
interface Fragment {
  readonly yaml: string;
  readonly scope: Scope;
  readonly origin: Origin;
}

interface Owned {
  readonly path: string;
  readonly origin: Origin;
}

/** All that a file is made of. */
interface Ingredients {
  readonly base: string;
  /** Paths of the template that go. */
  readonly removed: readonly string[];
  readonly fragments: readonly Fragment[];
  readonly owners: readonly Owned[];
}

interface Mixed {
  readonly text: string;
  readonly origins: readonly Origin[];
  /** Every key of the file, and whose it is. */
  readonly leaves: readonly Owned[];
}

function contributeFile(draft: Draft, file: ConfigFile): void {
  const { text, origins, leaves } = mixedOnce(ingredientsOf(draft, file));
  writeText(draft.tree, file, text, origins);
  for (const { path, origin } of leaves) {
    draft.config.push({ file, path, origin });
    addOrigin(draft.tree, file, origin);
  }
}

function ingredientsOf(draft: Draft, file: ConfigFile): Ingredients {
  const removed = draft.unchosen.flatMap((feature) => feature.base?.config?.[file] ?? []);
  const anyScope = draft.chosen[0]?.scope;
  const own =
    anyScope === undefined ? [] : [{ yaml: OWN[file], scope: anyScope, origin: STAGECRAFT }];
  const ofFeatures = draft.chosen.flatMap(({ feature, scope }) =>
    (feature.config ?? [])
      .filter((edit) => edit.into === file && applies(edit, scope))
      .map(({ yaml }) => ({ yaml, scope, origin: feature.id })),
  );
  return {
    base: readText(draft.tree, file),
    removed: file === 'app-config.production.yaml' ? [...removed, ...NEVER_IN_PRODUCTION] : removed,
    fragments: [...own, ...ofFeatures],
    owners: draft.chosen.flatMap(({ feature }) => ownedPaths(feature, file)),
  };
}

const MAX_MIXED = 64;
const mixedBefore = new Map<string, Mixed>();

/** Most choices leave one of the files as it was, and many are taken back: it is mixed once. */
function mixedOnce(ingredients: Ingredients): Mixed {
  const { base, removed, fragments, owners } = ingredients;
  const filled = fragments.map(({ yaml, scope, origin }) => [origin, yaml, fillingOf(yaml, scope)]);
  const key = JSON.stringify([base, removed, filled, owners]);
  let mixed = mixedBefore.get(key);
  if (mixed === undefined) {
    mixed = mix(ingredients);
    if (mixedBefore.size >= MAX_MIXED) mixedBefore.clear();
    mixedBefore.set(key, mixed);
  }
  return mixed;
}

function mix({ base, removed, fragments, owners }: Ingredients): Mixed {
  const document = parsedBase(base).clone() as Document;
  const set = new Map<string, Origin>();
  for (const path of removed) removeYaml(document, path);
  for (const { yaml, scope, origin } of fragments) {
    mergeYaml(document, fragmentOf(yaml), scope, (path) => set.set(path, origin));
  }
  separateSections(document);
  return {
    text: printYaml(document),
    origins: [...new Set(set.values())],
    leaves: leafPaths(document.toJS()).map((path) => {
      const owner = owners.find((each) => isWithin(path, each.path))?.origin;
      return { path, origin: setterOf(path, set) ?? owner ?? TEMPLATE };
    }),
  };
}

/** A blank line before each top-level key, as in the template. */
function separateSections(document: Document): void {
  if (!isMap(document.contents)) return;
  for (const [index, { key }] of document.contents.items.entries()) {
    if (isScalar(key)) key.spaceBefore = index > 0;
  }
}

/** Texts of a template file differ by what was taken out of it; a process sees few of them. */
const MAX_PARSED = 64;
const parsedTexts = new Map<string, Document.Parsed>();

/** Parsed once and cloned: parsing takes longer than all that follows. */
function parsedBase(text: string): Document.Parsed {
  let document = parsedTexts.get(text);
  if (document === undefined) {
    document = parseYaml(text);
    if (parsedTexts.size >= MAX_PARSED) parsedTexts.clear();
    parsedTexts.set(text, document);
  }
  return document;
}

const fragments = new Map<string, Node>();

function fragmentOf(yaml: string): Node {
  let node = fragments.get(yaml);
  if (node === undefined) {
    const document = parseDocument(yaml);
    const [error] = document.errors;
    if (error !== undefined || document.contents === null) {
      throw new TypeError(`A config fragment is not YAML: ${error?.message ?? 'it is empty'}`);
    }
    node = document.contents as Node;
    // A comment above the first key belongs to the document unless it is moved to the key.
    const first = (node as { items?: { key: unknown }[] }).items?.[0]?.key;
    const comment = [document.commentBefore, node.commentBefore].filter(Boolean).join('\n');
    if (isScalar(first) && comment !== '') {
      first.commentBefore = comment;
      node.commentBefore = null;
    }
    fragments.set(yaml, node);
  }
  return node;
}

/**
 * Who set a leaf: a list is set as a whole when it is new, and of an item that is one thing to a
 * reader (a catalog location) each part is.
 */
function setterOf(path: string, set: ReadonlyMap<string, Origin>): Origin | undefined {
  const own = set.get(path);
  if (own !== undefined) return own;
  for (let end = path.length; end > 0; end -= 1) {
    if (path[end] !== '.' && path[end] !== '[') continue;
    const origin = set.get(path.slice(0, end));
    if (origin !== undefined) return origin;
  }
  if (!path.endsWith(']')) return undefined;
  for (const [part, origin] of set) if (part.startsWith(path)) return origin;
  return undefined;
}

/** The parts of the template's file that are a feature's. */
export function ownedPaths(feature: Feature, file: string): Owned[] {
  return (feature.base?.config?.[file] ?? []).map((path) => ({ path, origin: feature.id }));
}

export function isWithin(path: string, owner: string): boolean {
  return path === owner || path.startsWith(`${owner}.`) || path.startsWith(`${owner}[`);
}

function leafPaths(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const name = plainItemName(item);
      const path = `${at}[${name ?? JSON.stringify(item)}]`;
      return name !== undefined && typeof item === 'object' && item !== null && name in item
        ? leafPaths((item as Record<string, unknown>)[name], `${path}.${name}`)
        : [path];
    });
  }
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Object.entries(value).filter(([key]) => !isPlaceholderKey(key));
  if (entries.length === 0) return [at];
  return entries.flatMap(([key, child]) => leafPaths(child, at === '' ? key : `${at}.${key}`));
}

/** The counterpart of `itemName` for plain data. */
function plainItemName(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return String(item);
  const keys = Object.keys(item);
  if (keys.length === 1) return keys[0];
  return 'target' in item && typeof item.target === 'string' ? item.target : undefined;
}
