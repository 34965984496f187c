import type { Entity } from '@backstage/catalog-model';

/**
 * The value of the first of these annotations that an entity has.
 *
 * @public
 */
export function annotationOf(
  entity: Entity,
  ...names: string[]
): string | undefined {
  const annotations = entity.metadata.annotations ?? {};
  return names
    .map(name => annotations[name]?.trim())
    .find(value => value !== undefined && value !== '');
}

/**
 * The values of an annotation that separates several by commas.
 *
 * @public
 */
export function annotationList(entity: Entity, ...names: string[]): string[] {
  return (annotationOf(entity, ...names) ?? '')
    .split(',')
    .map(value => value.trim())
    .filter(value => value !== '');
}
