import type { Category, Feature, Preset, ReleaseDefinition } from '@stagecraft/engine';

/** A product's mark: one path in a 24 × 24 box. */
export interface Icon {
  readonly path: string;
  /** The brand's color, as `#24292f`; none for marks of our own. */
  readonly color?: string;
}

/** A feature as the page shows it: without the files and edits that only composing needs. */
export type CatalogFeature = Pick<
  Feature,
  | 'id'
  | 'title'
  | 'category'
  | 'summary'
  | 'description'
  | 'keywords'
  | 'links'
  | 'always'
  | 'requires'
  | 'requiresOneOf'
  | 'recommends'
  | 'conflicts'
  | 'releases'
  | 'options'
  | 'secrets'
  | 'packages'
  | 'annotations'
  | 'signIn'
> & { readonly icon?: Icon };

export interface CatalogRelease extends Pick<ReleaseDefinition, 'version' | 'node'> {
  /** Whether every combination was resolved together. */
  readonly lockfile: boolean;
}

/** The day on which a feature was last seen working in a portal that runs: `2026-11-22`. */
export interface Proof {
  readonly provenAt: string;
}

/** Everything that can be chosen: what the page loads first. */
export interface Catalog {
  readonly categories: readonly Category[];
  readonly features: readonly CatalogFeature[];
  readonly presets: readonly Preset[];
  /** Newest first. */
  readonly releases: readonly CatalogRelease[];
  /** By release and feature. */
  readonly evidence: Readonly<Record<string, Readonly<Record<string, Proof>>>>;
}
