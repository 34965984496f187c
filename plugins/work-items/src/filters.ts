import type { Entity } from '@backstage/catalog-model';

/** Annotations by which trackers know what belongs to an entity. */
const ANNOTATION =
  /^(jira|jira\.com|linear\.app)\/|^(github|gitlab)\.com\/project-|^dev\.azure\.com\/(project|team|area-path)/;

/** What teams plan work for. */
const KINDS = ['component', 'system'];

export function namesATracker({ metadata }: Entity): boolean {
  return Object.keys(metadata.annotations ?? {}).some(name =>
    ANNOTATION.test(name),
  );
}

/** The tab is also there where it only tells how to have items shown. */
export function hasOrMayHaveItems(entity: Entity): boolean {
  return KINDS.includes(entity.kind.toLowerCase()) || namesATracker(entity);
}
