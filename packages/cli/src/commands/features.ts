import { optionsOf, suggest, type Feature, type Library } from '@stagecraft/engine';
import { loadLibrary } from '@stagecraft/sources';
import { requireFeature } from '../choices/selectionFlags.ts';
import { print, printJson, type Io } from '../io.ts';
import { usageError } from '../output/errors.ts';
import { listFeatures } from '../output/featureList.ts';
import { searchFeatures } from '../choices/search.ts';

export interface FeaturesFlags {
  readonly category?: string;
  readonly search?: string;
  readonly json?: true;
}

/** `stagecraft features [id]`: what can be chosen, or everything about one feature. */
export async function features(
  id: string | undefined,
  flags: FeaturesFlags,
  io: Io,
): Promise<void> {
  if (id !== undefined && (flags.category ?? flags.search) !== undefined) {
    throw usageError(
      'CONTRADICTING_FLAGS',
      'An id and a filter are both given.',
      'Give an id to see one feature, or --category and --search to list some.',
    );
  }
  const library = await loadLibrary(io.root);
  if (id !== undefined) {
    const { tellFeature } = await import('../output/featureDetail.ts');
    await tellFeature(requireFeature(id, library), library, flags.json === true, io);
    return;
  }
  const found = filtered(library, flags);
  if (flags.json === true) printJson(io, { features: found.map(summaryOf) });
  else if (found.length > 0) listFeatures(found, library, io);
  else print(io, `No feature is found by "${flags.search ?? ''}". Try fewer words.`);
}

function filtered(library: Library, { category, search }: FeaturesFlags): Feature[] {
  const ids = library.categories.map((each) => each.id);
  if (category !== undefined && !ids.includes(category)) {
    throw usageError(
      'UNKNOWN_CATEGORY',
      `There is no category "${category}".`,
      suggest(category, ids),
    );
  }
  const all = [...library.features.values()];
  const inCategory = all.filter((each) => category === undefined || each.category === category);
  return search === undefined ? inCategory : searchFeatures(inCategory, search);
}

/** The part of a feature that a list shows. */
function summaryOf(feature: Feature) {
  return {
    id: feature.id,
    title: feature.title,
    category: feature.category,
    summary: feature.summary,
    always: feature.always === true,
    requires: feature.requires ?? [],
    options: optionsOf(feature).map(({ name, required }) => ({ name, required })),
    secrets: Object.keys(feature.secrets ?? {}),
    links: feature.links,
  };
}
