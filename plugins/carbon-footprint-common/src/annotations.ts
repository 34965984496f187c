import type { Entity } from '@backstage/catalog-model';
import type { FootprintFilters } from './filters';
import type { TagCollection } from './types';

/** Ids of cloud accounts, projects or subscriptions, separated by commas. */
export const ACCOUNTS_ANNOTATION = 'cloudcarbonfootprint.org/accounts';
/** Names of services, as CCF writes them, separated by commas. */
export const SERVICES_ANNOTATION = 'cloudcarbonfootprint.org/services';
/** Names of regions, separated by commas. */
export const REGIONS_ANNOTATION = 'cloudcarbonfootprint.org/regions';
/** Tags of resources, as `user:app=shop`, separated by commas. */
export const TAGS_ANNOTATION = 'cloudcarbonfootprint.org/tags';

/** Whether anything says which resources are the entity's: an account or a tag. */
export function isCarbonFootprintAvailable(entity: Entity): boolean {
  const { accounts, tags } = filtersOfEntity(entity);
  return accounts !== undefined || tags !== undefined;
}

/** The resources that are the entity's, by its annotations. */
export function filtersOfEntity(entity: Entity): FootprintFilters {
  const annotations = entity.metadata.annotations ?? {};
  return {
    accounts: parseList(annotations[ACCOUNTS_ANNOTATION]),
    services: parseList(annotations[SERVICES_ANNOTATION]),
    regions: parseList(annotations[REGIONS_ANNOTATION]),
    tags: parseTags(annotations[TAGS_ANNOTATION]),
  };
}

/** The parts of `a, b`; undefined when there is none. */
export function parseList(text: string | undefined): string[] | undefined {
  const parts = (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
  return parts.length > 0 ? [...new Set(parts)] : undefined;
}

/** The tags of `key=value, key=value`; what has no value is left out. */
export function parseTags(text: string | undefined): TagCollection | undefined {
  const tags: TagCollection = {};
  for (const part of parseList(text) ?? []) {
    const at = part.indexOf('=');
    const value = part.slice(at + 1).trim();
    if (at > 0 && value !== '') tags[part.slice(0, at).trim()] = value;
  }
  return Object.keys(tags).length > 0 ? tags : undefined;
}

/** `key=value,key=value` */
export function formatTags(tags: TagCollection): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
