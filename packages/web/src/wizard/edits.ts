import type { BlueprintChange } from '@stagecraft/engine';
import type { Draft } from '../worker/protocol.ts';
import type { Wizard } from './wizard.ts';

/** Adds a feature; what it requires comes along when the project is composed. */
export function addFeature(wizard: Wizard, id: string, label: string): void {
  wizard.edit((draft) => (draft.features[id] ? draft : withFeature(draft, id, {})), {
    how: 'choice',
    label,
  });
}

/** Takes features out: one, and those that can't be without it. */
export function removeFeatures(wizard: Wizard, ids: readonly string[], label: string): void {
  wizard.edit(
    (draft) => {
      const features = Object.entries(draft.features).filter(([id]) => !ids.includes(id));
      if (features.length === Object.keys(draft.features).length) return draft;
      return { ...draft, features: Object.fromEntries(features) };
    },
    { how: 'choice', label },
  );
}

/** Sets all options of a feature, as its form gives them. */
export function setOptions(
  wizard: Wizard,
  id: string,
  options: Readonly<Record<string, unknown>>,
  field: string,
): void {
  wizard.edit((draft) => withFeature(draft, id, options), {
    how: 'typing',
    place: `${id}.${field}`,
  });
}

type TextField = 'name' | 'title' | 'organization';

/** An empty title or organization is none. */
export function setText(wizard: Wizard, field: TextField, value: string): void {
  wizard.edit(
    (draft) => {
      const { [field]: _, ...rest } = draft;
      return value === '' && field !== 'name'
        ? (rest as Draft)
        : ({ ...rest, [field]: value } as Draft);
    },
    { how: 'typing', place: field },
  );
}

export function setRelease(wizard: Wizard, release: string, label: string): void {
  wizard.edit((draft) => (draft.release === release ? draft : { ...draft, release }), {
    how: 'choice',
    label,
  });
}

/** What a preset chooses takes the place of what was chosen; name and texts stay. */
export async function choosePreset(wizard: Wizard, id: string, label: string): Promise<void> {
  const { draft } = wizard.getState();
  const { features } = await wizard.engine.preset(id, draft.release);
  wizard.edit((current) => ({ ...current, features }), { how: 'choice', label });
}

/** The fix of a warning or of a reason why something can't be chosen. */
export async function applyFix(
  wizard: Wizard,
  changes: readonly BlueprintChange[],
  label: string,
): Promise<void> {
  let { draft } = wizard.getState();
  for (const change of changes) draft = await wizard.engine.apply(draft, change);
  const fixed = draft;
  wizard.edit(() => fixed, { how: 'choice', label });
}

function withFeature(draft: Draft, id: string, options: Readonly<Record<string, unknown>>): Draft {
  return { ...draft, features: { ...draft.features, [id]: options } };
}
