import type { Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { TEXT_TYPES } from './types';

export type Sharing = 'organization' | 'discoverable' | 'all';

export interface DriveSettings {
  /** Undefined when it is not set. */
  serviceAccountKey: string | undefined;
  subject: string | undefined;
  domains: string[];
  sharing: Sharing;
  drives: string[];
  folders: string[];
  mimeTypes: string[];
  query: string | undefined;
  apiBaseUrl: string;
}

const SHARINGS: readonly Sharing[] = ['organization', 'discoverable', 'all'];
const API = 'https://www.googleapis.com/drive/v3';

/** From what stands under search.collators.googleDrive. */
export function readDriveConfig(config: Config): DriveSettings {
  const subject = config.getOptionalString('subject');
  const domain = subject?.split('@')[1];
  const domains =
    config.getOptionalStringArray('domains') ?? (domain ? [domain] : []);
  const mimeTypes = config.getOptionalStringArray('mimeTypes') ?? [];
  return {
    serviceAccountKey: config.getOptionalString('serviceAccountKey'),
    subject,
    domains: domains.map(each => each.toLowerCase()),
    sharing: sharingOf(config),
    drives: config.getOptionalStringArray('drives') ?? [],
    folders: config.getOptionalStringArray('folders') ?? [],
    mimeTypes: mimeTypes.length ? mimeTypes : [...TEXT_TYPES],
    query: config.getOptionalString('query'),
    apiBaseUrl: config.getOptionalString('apiBaseUrl') ?? API,
  };
}

/** What decides which documents there are; no secret is in it. */
export function fingerprint(settings: DriveSettings): JsonObject {
  const { subject = '', domains, sharing, drives, folders } = settings;
  const { mimeTypes, query = '', apiBaseUrl } = settings;
  return {
    subject,
    domains,
    sharing,
    drives,
    folders,
    mimeTypes,
    query,
    apiBaseUrl,
  };
}

function sharingOf(config: Config): Sharing {
  const said = config.getOptionalString('sharing') ?? 'organization';
  const found = SHARINGS.find(each => each === said);
  if (found) return found;
  const known = SHARINGS.join(', ');
  throw new Error(
    `search.collators.googleDrive.sharing is "${said}", not one of ${known}`,
  );
}
