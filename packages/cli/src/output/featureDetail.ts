import {
  optionsOf,
  showOptionValue,
  type Feature,
  type Library,
  type Option,
  type OptionSchema,
  type Workspace,
} from '@stagecraft/engine';
import { loadRelease } from '@stagecraft/sources';
import { parse } from 'yaml';
import { print, printJson, type Io } from '../io.ts';
import { printColumns } from './dryRun.ts';
import { secretsOf } from './report.ts';
import { styleFor, widthOf, wrap } from './style.ts';

interface FeaturePackage {
  readonly workspace: Workspace;
  readonly name: string;
  /** On the newest release; null when it is not known there. */
  readonly version: string | null;
}

/** Tells everything about one feature. */
export async function tellFeature(
  feature: Feature,
  library: Library,
  json: boolean,
  io: Io,
): Promise<void> {
  const release = await loadRelease(io.root, 'latest', { signal: io.signal });
  const packages = packagesOf(feature, release.packages);
  if (json) printJson(io, detailReport(feature, library, packages, release.version));
  else printDetail(feature, library, packages, release.version, io);
}

function packagesOf(feature: Feature, versions: ReadonlyMap<string, string>): FeaturePackage[] {
  const workspaces: readonly Workspace[] = ['root', 'app', 'backend'];
  return workspaces.flatMap((workspace) =>
    (feature.packages?.[workspace] ?? []).map((use) => {
      const name = typeof use === 'string' ? use : use.name;
      return { workspace, name, version: versions.get(name) ?? null };
    }),
  );
}

/** The config keys that a feature may set, as `integrations.github`. */
function configKeysOf(feature: Feature): { file: string; path: string }[] {
  return (feature.config ?? []).flatMap(({ into, yaml }) =>
    keysOf(readConfig(yaml)).map((path) => ({ file: into, path })),
  );
}

function readConfig(text: string): unknown {
  // Placeholders at the place of a value would be read as YAML maps.
  return parse(text.replaceAll(/(?<!\$)\{\{\s*([^{}]*?)\s*\}\}/g, '<$1>'));
}

function keysOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [prefix];
  return Object.entries(value).flatMap(([key, child]) =>
    keysOf(child, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function requiredBy(feature: Feature, library: Library): string[] {
  return [...library.features.values()]
    .filter(({ requires = [] }) => requires.includes(feature.id))
    .map(({ id }) => id);
}

function detailReport(
  feature: Feature,
  library: Library,
  packages: readonly FeaturePackage[],
  release: string,
) {
  return {
    id: feature.id,
    title: feature.title,
    category: feature.category,
    summary: feature.summary,
    description: feature.description ?? null,
    keywords: feature.keywords ?? [],
    links: feature.links,
    always: feature.always === true,
    requires: feature.requires ?? [],
    requiresOneOf: feature.requiresOneOf ?? [],
    requiredBy: requiredBy(feature, library),
    recommends: feature.recommends ?? [],
    conflicts: feature.conflicts ?? [],
    releases: feature.releases ?? null,
    options: optionsOf(feature),
    secrets: secretsOf(feature),
    release,
    packages,
    annotations: feature.annotations ?? {},
    config: configKeysOf(feature),
  };
}

function printDetail(
  feature: Feature,
  library: Library,
  packages: readonly FeaturePackage[],
  release: string,
  io: Io,
): void {
  const style = styleFor(io.stdout);
  const width = widthOf(io.stdout);
  const heading = (text: string) => print(io, `\n${style('bold', text)}`);
  print(io, `${style('bold', feature.title)}  ${style('dim', feature.id)}`);
  print(io, wrap(feature.summary, width));
  if (feature.description !== undefined) print(io, `\n${wrap(feature.description.trim(), width)}`);
  printRelations(feature, library, io);
  const options = optionsOf(feature);
  if (options.length > 0) heading('Options');
  for (const option of options) printOption(feature, option, io);
  const secrets = secretsOf(feature);
  if (secrets.length > 0) heading('Secrets');
  for (const { name, title, purpose, obtain, scopes, optional } of secrets) {
    print(io, `  ${style('cyan', name)}${optional === true ? ' (optional)' : ''}`);
    print(io, wrap(`${title}: ${purpose}`, width, '    '));
    print(io, `    Get it: ${obtain}`);
    if (scopes !== undefined) print(io, `    Scopes: ${scopes.join(', ')}`);
  }
  if (packages.length > 0) heading(`Packages on Backstage ${release}`);
  printColumns(
    packages.map(({ name, version, workspace }) => [name, version ?? 'not known', workspace]),
    io,
  );
  const annotations = Object.keys(feature.annotations ?? {});
  if (annotations.length > 0) heading('Annotations that it reads');
  for (const name of annotations) print(io, `  ${name}`);
  const config = configKeysOf(feature);
  if (config.length > 0) heading('Configuration that it sets');
  printColumns(
    config.map(({ path, file }) => [path, style('dim', file)]),
    io,
  );
  heading('Links');
  print(io, `  ${feature.links.docs}`);
  if (feature.links.source !== undefined) print(io, `  ${feature.links.source}`);
}

function printRelations(feature: Feature, library: Library, io: Io): void {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Part of every portal', feature.always === true ? ['yes'] : []],
    ['Needs', feature.requires ?? []],
    ['Needs one of', feature.requiresOneOf ?? []],
    ['Needed by', requiredBy(feature, library)],
    ['Goes well with', feature.recommends ?? []],
    ["Can't go with", (feature.conflicts ?? []).map((conflict) => conflict.feature)],
    ['Releases', feature.releases === undefined ? [] : [feature.releases]],
  ];
  const shown = lists.filter(([, ids]) => ids.length > 0);
  if (shown.length > 0) print(io);
  printColumns(
    shown.map(([label, ids]) => [label, ids.join(', ')]),
    io,
  );
}

/** `only with engine elasticsearch or opensearch`. */
function conditionText({ options = {}, features = [] }: NonNullable<OptionSchema['when']>): string {
  const parts = Object.entries(options).map(([name, value]) => {
    if (value === true) return `with ${name}`;
    if (value === false) return `without ${name}`;
    return `with ${name} ${[value].flat().map(String).join(' or ')}`;
  });
  return `only ${[...parts, ...features.map((id) => `with ${id}`)].join(' and ')}`;
}

function printOption(feature: Feature, { name, required, schema }: Option, io: Io): void {
  const style = styleFor(io.stdout);
  const facts = [
    schema.type,
    ...(required && schema.default === undefined ? ['required'] : []),
    ...(schema.enum === undefined ? [] : [`one of ${schema.enum.join(', ')}`]),
    ...(schema.default === undefined ? [] : [`default ${showOptionValue(schema.default)}`]),
    ...(schema.when === undefined ? [] : [conditionText(schema.when)]),
  ].filter(Boolean);
  print(io, `  ${style('cyan', `${feature.id}.${name}`)}  ${style('dim', facts.join('; '))}`);
  const text = [schema.title, schema.description].filter(Boolean).join(': ');
  if (text !== '') print(io, wrap(text, widthOf(io.stdout), '    '));
}
