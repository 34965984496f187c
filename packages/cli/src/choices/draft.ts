import path from 'node:path';
import {
  BLUEPRINT_FORMAT,
  parseBlueprint,
  presetFeatures,
  readShareLink,
  suggest,
  type Blueprint,
  type Library,
  type Locate,
  type Preset,
  type Warning,
} from '@stagecraft/engine';
import type { Io } from '../io.ts';
import { inFile, usageError } from '../output/errors.ts';
import type { CreateFlags } from './flags.ts';
import { isLink, readBlueprintText } from './readBlueprint.ts';
import type { ReleaseLoader } from './releases.ts';
import { applySelectionFlags, type Features } from './selectionFlags.ts';

/** What is known of a blueprint before the person was asked for the rest. */
export interface DraftBlueprint {
  readonly stagecraft: typeof BLUEPRINT_FORMAT;
  readonly name: string | undefined;
  readonly title: string | undefined;
  readonly organization: string | undefined;
  readonly release: string;
  readonly features: Features;
}

/** A draft with where its parts stand in the file that it came from. */
export interface Draft {
  readonly data: DraftBlueprint;
  readonly locate: Locate | undefined;
  /** As errors name it. */
  readonly file: string | undefined;
  /** What was decided otherwise than asked, for the person to know. */
  readonly warnings: readonly Warning[];
}

/** Puts together what the flags say. */
export async function draftFromFlags(
  folder: string | undefined,
  flags: CreateFlags,
  library: Library,
  releases: ReleaseLoader,
  io: Io,
): Promise<Draft> {
  const source = await sourceOf(flags, io);
  const base = source?.blueprint;
  const preset = base === undefined ? presetOf(flags, library) : undefined;
  const onRelease = await presetOnRelease(preset, flags, library, releases);
  const chosen = base?.features ?? onRelease.features;
  const features = applySelectionFlags(copyOf(chosen), flags, library);
  return {
    data: {
      stagecraft: BLUEPRINT_FORMAT,
      name: flags.name ?? nameOfFolder(folder, base, io),
      title: flags.title ?? base?.title,
      organization: flags.organization ?? base?.organization,
      release: flags.release ?? base?.release ?? 'latest',
      features,
    },
    locate: source?.locate,
    file: source?.file,
    warnings: onRelease.warnings,
  };
}

/** A preset without what an older release does not have, and a word about that. */
async function presetOnRelease(
  preset: Preset | undefined,
  flags: CreateFlags,
  library: Library,
  releases: ReleaseLoader,
): Promise<{ features: Blueprint['features']; warnings: Warning[] }> {
  if (preset === undefined) return { features: {}, warnings: [] };
  // The newest release has all that the library offers; a word that is no version is refused later.
  if (flags.release === undefined || !/^\d+\.\d+\.\d+$/.test(flags.release)) {
    return { features: preset.features, warnings: [] };
  }
  const release = await releases.load(flags.release);
  const { features, left } = presetFeatures(preset, library, release);
  if (left.length === 0) return { features, warnings: [] };
  const titles = left.map(({ title }) => title).join(', ');
  const warning: Warning = {
    code: 'LEFT_OUT',
    message: `Backstage ${release.version} does not have all of preset "${preset.id}". Left out: ${titles}.`,
    fix: 'Choose a newer release to have them.',
    params: { preset: preset.id, release: release.version, titles },
    changes: [{ kind: 'release', release: 'latest' }],
  };
  return { features, warnings: [warning] };
}

interface Source {
  readonly blueprint: Blueprint;
  readonly locate?: Locate;
  readonly file?: string;
}

async function sourceOf({ blueprint: file }: CreateFlags, io: Io): Promise<Source | undefined> {
  if (file === undefined) return undefined;
  if (await isLink(file, io)) return { blueprint: readShareLink(file) };
  const text = await readBlueprintText(file, io);
  const name = file === '-' ? 'standard input' : file;
  try {
    return { ...parseBlueprint(text), file: name };
  } catch (error) {
    throw inFile(error, name);
  }
}

/** The preset asked for; with nothing asked for and --yes, the smallest. */
function presetOf(flags: CreateFlags, library: Library): Preset | undefined {
  if (flags.preset !== undefined) {
    const preset = library.presets.get(flags.preset);
    if (preset !== undefined) return preset;
    throw usageError(
      'UNKNOWN_PRESET',
      `There is no preset "${flags.preset}".`,
      suggest(flags.preset, library.presets.keys()),
    );
  }
  if (flags.feature !== undefined || flags.yes !== true) return undefined;
  return library.presets.values().next().value;
}

/**
 * A blueprint says its own name; else the project is called as its folder.
 */
function nameOfFolder(folder: string | undefined, base: Blueprint | undefined, io: Io) {
  if (base !== undefined) return base.name;
  return folder === undefined ? undefined : path.basename(path.resolve(io.cwd, folder));
}

function copyOf(features: Blueprint['features']): Features {
  return Object.fromEntries(Object.entries(features).map(([id, options]) => [id, { ...options }]));
}
