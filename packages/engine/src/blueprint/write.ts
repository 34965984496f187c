import { stringify } from 'yaml';
import type { Selection } from './resolve.ts';
import { BLUEPRINT_FORMAT } from './schema.ts';

const HEADER = `# What this portal is made of. Stagecraft reads it to change and upgrade the project.
# No secret is ever in it: those are in the environment (.env).
`;

/** The text of `stagecraft.yaml`: the same bytes for the same choices, whatever their order. */
export function writeBlueprint(selection: Selection): string {
  const features = Object.fromEntries(
    [...selection.chosen.values()].map(({ feature, given }) => [
      feature.id,
      sorted(feature, given),
    ]),
  );
  const blueprint = {
    stagecraft: BLUEPRINT_FORMAT,
    name: selection.name,
    title: selection.title,
    organization: selection.organization,
    release: selection.release,
    features,
  };
  return HEADER + stringify(blueprint, { lineWidth: 0, singleQuote: true });
}

function sorted(feature: { options?: Record<string, unknown> | undefined }, given: object): object {
  const order = Object.keys((feature.options?.['properties'] ?? {}) as object);
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined && value !== null)
      .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  );
}
