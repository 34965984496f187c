import type { Library } from '@stagecraft/engine';
import { searchText } from '../choices/search.ts';
import type { Features } from '../choices/selectionFlags.ts';
import type { Prompts } from './prompts.ts';

const OWN_CHOICE = 'own-choice';

/** Asks for a preset, or for features one by one. */
export async function askFeatures(prompts: Prompts, library: Library): Promise<Features> {
  const presets = [...library.presets.values()].map(({ id, title, summary }) => ({
    value: id,
    label: title,
    hint: summary,
  }));
  const own = { value: OWN_CHOICE, label: 'Own choice', hint: 'pick each feature' };
  const picked = await prompts.choose('What is the portal made of?', [...presets, own]);
  const preset = library.presets.get(picked)?.features ?? {};
  const change = picked === OWN_CHOICE || (await prompts.confirm('Change the selection?', false));
  return change ? await pickFeatures(prompts, library, preset) : { ...preset };
}

/** Asks for features one by one, starting from some; options that are set stay. */
export async function pickFeatures(
  prompts: Prompts,
  library: Library,
  from: Features,
): Promise<Features> {
  const categories = new Map(library.categories.map(({ id, title }) => [id, title]));
  const offered = [...library.features.values()].filter(({ always }) => always !== true);
  const picked = await prompts.search({
    message: 'Features (Tab chooses)',
    choices: offered.map(({ id, title, category, summary }) => ({
      value: id,
      label: `${categories.get(category) ?? category} › ${title}`,
      hint: summary,
    })),
    chosen: Object.keys(from),
    searchText: (id) => {
      const feature = library.features.get(id);
      return feature === undefined ? id : searchText(feature);
    },
  });
  const always = Object.entries(from).filter(([id]) => library.features.get(id)?.always === true);
  return Object.fromEntries([...always, ...picked.map((id) => [id, from[id] ?? {}] as const)]);
}
