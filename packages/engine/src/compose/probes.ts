import { applies } from '../library/condition.ts';
import { interpolateText } from '../library/interpolate.ts';
import type { Draft } from './draft.ts';
import type { Origin } from './tree.ts';

/** What shows that a feature works: a page or a request, and the texts that must be there. */
export interface Probe {
  readonly feature: Origin;
  /** A path of the portal. */
  readonly page?: string | undefined;
  /** A path of the backend. */
  readonly request?: string | undefined;
  readonly shows: readonly string[];
  /** Who signs in first, and how. */
  readonly signIn?: { readonly provider: string; readonly person: string } | undefined;
  /** Needs the stand-ins of demo mode. */
  readonly demo?: true;
  /** Its page shows the feature best. */
  readonly picture?: true;
}

export function probesOf(draft: Pick<Draft, 'chosen'>): Probe[] {
  return draft.chosen.flatMap(({ feature, scope }) =>
    (feature.probes ?? [])
      .filter((probe) => applies(probe, scope))
      .map(({ page, request, shows, signIn, demo, picture }) => ({
        feature: feature.id,
        page: page === undefined ? undefined : interpolateText(page, scope),
        request: request === undefined ? undefined : interpolateText(request, scope),
        shows: shows.map((text) => interpolateText(text, scope)),
        ...(signIn === undefined
          ? {}
          : { signIn: { ...signIn, provider: interpolateText(signIn.provider, scope) } }),
        ...(demo === true ? { demo } : {}),
        ...(picture === true ? { picture } : {}),
      })),
  );
}
