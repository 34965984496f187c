import path from 'node:path';
import {
  BLUEPRINT_FORMAT,
  parseBlueprint,
  suggest,
  type Blueprint,
  type Library,
  type Locate,
} from '@stagecraft/engine';
import type { Io } from '../io.ts';
import { inFile, usageError } from '../output/errors.ts';
import type { CreateFlags } from './flags.ts';
import { readBlueprintText } from './readBlueprint.ts';
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
}

/** Puts together what the flags say. */
export async function draftFromFlags(
  folder: string | undefined,
  flags: CreateFlags,
  library: Library,
  io: Io,
): Promise<Draft> {
  const source = await sourceOf(flags, io);
  const base = source?.blueprint;
  const chosen = base?.features ?? presetOf(flags, library);
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
  };
}

async function sourceOf({ blueprint: file }: CreateFlags, io: Io) {
  if (file === undefined) return undefined;
  const text = await readBlueprintText(file, io);
  const name = file === '-' ? 'standard input' : file;
  try {
    return { ...parseBlueprint(text), file: name };
  } catch (error) {
    throw inFile(error, name);
  }
}

/** The preset asked for; with nothing asked for and --yes, the smallest. */
function presetOf(flags: CreateFlags, library: Library): Blueprint['features'] {
  if (flags.preset !== undefined) {
    const preset = library.presets.get(flags.preset);
    if (preset !== undefined) return preset.features;
    throw usageError(
      'UNKNOWN_PRESET',
      `There is no preset "${flags.preset}".`,
      suggest(flags.preset, library.presets.keys()),
    );
  }
  if (flags.feature !== undefined) return {};
  if (flags.yes !== true) return {};
  return library.presets.values().next().value?.features ?? {};
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
