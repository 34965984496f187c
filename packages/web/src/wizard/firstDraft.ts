import type { Catalog } from '../catalog/catalog.ts';
import type { Draft } from '../worker/protocol.ts';

const PRESET = 'minimal';

/** What an empty page starts from: a small portal that runs. */
export function firstDraft(catalog: Catalog): Draft {
  return {
    name: 'my-portal',
    release: catalog.releases[0]?.version ?? '',
    features: catalog.presets.find(({ id }) => id === PRESET)?.features ?? {},
  };
}
