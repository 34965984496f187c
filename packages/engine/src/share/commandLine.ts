import { checkBlueprint } from '../blueprint/parse.ts';
import { presetFeatures } from '../blueprint/preset.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import type { ReleaseFacts } from '../choose/rules.ts';
import type { FeatureDefinition, Library, Preset } from '../library/feature.ts';
import { readOptionText, showOptionValue } from '../library/optionText.ts';
import { optionsOf } from '../library/options.ts';
import { shareBlueprint } from './write.ts';

/** What a command line is made with: the features' options and the presets. */
export interface CommandLibrary extends Pick<Library, 'presets'> {
  readonly features: ReadonlyMap<string, FeatureDefinition>;
}

/**
 * The command that makes the same project, for a POSIX shell: `npx stagecraft create …`. What flags
 * can't carry goes as a shared blueprint. Throws what `shareBlueprint` throws.
 *
 * @param release - the blueprint's, where it is at hand: a preset is named only where it is known to
 *   have all of its features, as the newest release does
 */
export function commandLine(
  blueprint: Blueprint,
  library: CommandLibrary,
  release?: ReleaseFacts,
): string {
  const checked = checkBlueprint(blueprint);
  const isNewest = checked.release === 'latest';
  const presets = [...library.presets.values()].flatMap((preset) => {
    if (isNewest) return preset;
    if (release === undefined) return [];
    return isWhole(preset, library, release) ? preset : [];
  });
  const flags = flagsOf(checked, library, presets) ?? ['--blueprint', shareBlueprint(checked)];
  return ['npx', 'stagecraft', 'create', checked.name, ...flags].map(quoted).join(' ');
}

const whole = new WeakMap<Preset, WeakMap<ReleaseFacts, boolean>>();

/** Whether a release has all of a preset's features. Asked for each project, and always the same. */
function isWhole(preset: Preset, library: CommandLibrary, release: ReleaseFacts): boolean {
  const onReleases = whole.get(preset) ?? new WeakMap<ReleaseFacts, boolean>();
  whole.set(preset, onReleases);
  let answer = onReleases.get(release);
  if (answer === undefined) {
    answer = presetFeatures(preset, library, release).left.length === 0;
    onReleases.set(release, answer);
  }
  return answer;
}

/** Undefined where flags can't say it. */
function flagsOf(
  blueprint: Blueprint,
  library: CommandLibrary,
  presets: readonly Preset[],
): string[] | undefined {
  const { title, organization, release, features } = blueprint;
  const ids = [...library.features.keys()].filter((id) => Object.hasOwn(features, id));
  // Without any feature, the command would take the smallest preset.
  if (ids.length === 0 || ids.length < Object.keys(features).length) return undefined;
  const preset = presetWithin(features, presets);
  const more = ids.filter((id) => preset?.features[id] === undefined);
  const settings = settingsOf(features, preset, library);
  if (settings === undefined) return undefined;
  const flags = [
    ...(release === 'latest' ? [] : ['--release', release]),
    ...(title === undefined ? [] : textFlag('--title', title)),
    ...(organization === undefined ? [] : textFlag('--organization', organization)),
    ...(preset === undefined ? [] : ['--preset', preset.id]),
    ...(more.length === 0 ? [] : ['--feature', ...more]),
    ...settings.flatMap((setting) => ['--set', setting]),
    '--yes',
  ];
  return flags.every(canBeArgument) ? flags : undefined;
}

/** A value that looks like a flag is joined to its own. */
function textFlag(flag: string, value: string): string[] {
  return value.startsWith('-') ? [`${flag}=${value}`] : [flag, value];
}

/** The largest preset that the choices contain, with every option that it sets. */
function presetWithin(
  features: Blueprint['features'],
  presets: readonly Preset[],
): Preset | undefined {
  const size = (preset: Preset) => Object.keys(preset.features).length;
  const isWithin = (preset: Preset) =>
    Object.entries(preset.features).every(([id, options]) => {
      const given = features[id];
      if (given === undefined) return false;
      return Object.keys(options).every(
        (name) => given[name] !== undefined && given[name] !== null,
      );
    });
  return presets.filter(isWithin).toSorted((a, b) => size(b) - size(a))[0];
}

/** `id.option=value` for what the preset does not set; undefined where a value can't be said so. */
function settingsOf(
  features: Blueprint['features'],
  preset: Preset | undefined,
  library: CommandLibrary,
): string[] | undefined {
  const settings: string[] = [];
  for (const [id, feature] of library.features) {
    const given = features[id] ?? {};
    const schemas = new Map(optionsOf(feature).map(({ name, schema }) => [name, schema]));
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined || value === null) continue;
      if (isSame(preset?.features[id]?.[name], value)) continue;
      const schema = schemas.get(name);
      const text = showOptionValue(value);
      const read = schema === undefined ? undefined : readOptionText(schema, text);
      if (read === undefined || !('value' in read) || !isSame(read.value, value)) return undefined;
      settings.push(`${id}.${name}=${text}`);
    }
  }
  return settings;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

/** Neither control characters nor halves of characters get through every terminal unharmed. */
function canBeArgument(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what it is to refuse
  return !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed();
}

/** Within single quotes a shell takes everything as it stands. */
function quoted(text: string): string {
  return /^[\w./:=@,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
