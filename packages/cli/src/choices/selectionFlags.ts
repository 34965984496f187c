import {
  findSecrets,
  nearest,
  optionsOf,
  splitList,
  StagecraftError,
  StagecraftErrors,
  suggest,
  type Feature,
  type Library,
} from '@stagecraft/engine';
import { usageError } from '../output/errors.ts';
import type { CreateFlags } from './flags.ts';
import { parseOptionValue } from './optionValue.ts';

/** Features with their options, before they are checked. */
export type Features = Record<string, Record<string, unknown>>;

type SelectionFlags = Pick<CreateFlags, 'feature' | 'without' | 'set'>;

/** What `--feature`, `--without` and `--set` make of the features chosen so far. */
export function applySelectionFlags(
  features: Features,
  flags: SelectionFlags,
  library: Library,
): Features {
  const added = (flags.feature ?? []).flatMap(splitList);
  const left = (flags.without ?? []).flatMap(splitList);
  const settings = (flags.set ?? []).map(readSetting);
  refuseSecrets(added, left, settings);
  for (const id of [...added, ...left, ...settings.map(({ feature }) => feature)]) {
    requireFeature(id, library);
  }
  const both = added.find((id) => left.includes(id));
  if (both !== undefined) {
    throw usageError(
      'CONTRADICTING_FLAGS',
      `"${both}" is both added and left out.`,
      `Remove it from --feature or from --without.`,
    );
  }
  const result = new Map(Object.entries(features));
  for (const id of added) if (!result.has(id)) result.set(id, {});
  for (const id of left) leaveOut(id, result, left, library);
  applySettings(settings, result, library);
  return Object.fromEntries(result);
}

interface Setting {
  readonly feature: string;
  readonly option: string;
  readonly value: string;
}

function readSetting(text: string): Setting {
  const [, feature, option, value] = /^([^.=\s]+)\.([^.=\s]+)=(.*)$/s.exec(text) ?? [];
  if (feature !== undefined && option !== undefined && value !== undefined) {
    return { feature, option, value };
  }
  // The text is not repeated: there may be a secret in it.
  throw usageError(
    'INVALID_SETTING',
    'A --set is not of the form <feature>.<option>=<value>.',
    'Write it as: --set github.organization=acme',
  );
}

/** Looked at first, because later errors repeat names. */
function refuseSecrets(added: string[], left: string[], settings: readonly Setting[]): void {
  const found = [
    ...settings.flatMap(({ feature, option, value }) =>
      findSecrets(value, ['features', feature, option]),
    ),
    ...[...added, ...left].flatMap((id) => findSecrets({ [id]: {} }, ['features'])),
  ];
  if (found.length === 0) return;
  throw new StagecraftErrors(
    found.map(
      ({ path, kind }) =>
        new StagecraftError({
          code: 'SECRET_IN_BLUEPRINT',
          message: `${path.join('.')} looks like ${kind}. A blueprint never holds a secret.`,
          fix: 'Leave it out; put the secret into the environment and pass --secrets-from-env.',
        }),
    ),
  );
}

/** The feature of this id, or an error that names the nearest. */
export function requireFeature(id: string, library: Library): Feature {
  const feature = library.features.get(id);
  if (feature !== undefined) return feature;
  throw usageError(
    'UNKNOWN_FEATURE',
    `There is no feature "${id}".`,
    `${suggest(id, library.features.keys())} \`stagecraft features\` lists them all.`,
  );
}

function leaveOut(
  id: string,
  chosen: Map<string, Record<string, unknown>>,
  leftOut: readonly string[],
  library: Library,
): void {
  const { title, always } = requireFeature(id, library);
  if (always === true) {
    throw usageError(
      'FEATURE_REQUIRED',
      `${title} is part of every portal.`,
      `Remove "${id}" from --without.`,
    );
  }
  if (!chosen.delete(id) && !reached(chosen.keys(), library).has(id)) {
    throw usageError(
      'FEATURE_NOT_CHOSEN',
      `"${id}" is not chosen, so it can't be left out.`,
      `Remove "${id}" from --without.`,
    );
  }
  const needing = [...chosen.keys()].filter(
    (other) => !leftOut.includes(other) && reached([other], library).has(id),
  );
  if (needing.length === 0) return;
  const titles = needing.map((other) => library.features.get(other)?.title ?? other).join(', ');
  throw usageError(
    'FEATURE_REQUIRED',
    `${title} is needed by: ${titles}.`,
    `Leave those out as well: --without ${[id, ...needing].join(' ')}`,
  );
}

/** The features with all that they require. */
// prettier-ignore-line
export function reached(ids: Iterable<string>, library: Library): Set<string> {
  const found = new Set<string>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(library.features.get(id)?.requires ?? []));
  }
  return found;
}

function applySettings(
  settings: readonly Setting[],
  chosen: Map<string, Record<string, unknown>>,
  library: Library,
): void {
  const always = [...library.features.values()].filter((feature) => feature.always === true);
  const known = reached([...chosen.keys(), ...always.map(({ id }) => id)], library);
  const done = new Set<string>();
  for (const { feature: id, option: name, value } of settings) {
    const where = `${id}.${name}`;
    if (!known.has(id)) {
      throw usageError(
        'FEATURE_NOT_CHOSEN',
        `--set ${where}: the feature "${id}" is not chosen.`,
        `Add it with --feature ${id}.`,
      );
    }
    if (done.has(where)) {
      throw usageError('CONTRADICTING_FLAGS', `--set ${where} is given twice.`, 'Give it once.');
    }
    done.add(where);
    const options = optionsOf(requireFeature(id, library));
    const option = options.find((each) => each.name === name);
    if (option === undefined)
      throw unknownOption(
        where,
        name,
        options.map((each) => each.name),
      );
    const parsed = parseOptionValue(option.schema, value, where);
    chosen.set(id, { ...chosen.get(id), [name]: parsed });
  }
}

function unknownOption(where: string, name: string, options: readonly string[]) {
  const near = nearest(name, options);
  const all = options.length === 0 ? 'It has no options.' : `Its options: ${options.join(', ')}.`;
  return usageError(
    'UNKNOWN_OPTION',
    `There is no option ${where}.`,
    near === undefined ? all : `Did you mean "${near}"?`,
  );
}
