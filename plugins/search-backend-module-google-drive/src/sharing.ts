import {
  pages,
  type SourceClient,
} from '@stagecraft/plugin-search-sources-node';
import type { DriveSettings } from './config';
import {
  PERMISSION_FIELDS,
  type DrivePermission,
  type KnownFile,
  type PermissionList,
} from './files';

/** Whether a file is open enough to get into the index. */
export async function isOpen(
  file: KnownFile,
  settings: DriveSettings,
  client: SourceClient,
  signal: AbortSignal,
): Promise<boolean> {
  if (settings.sharing === 'all') return true;
  // Drive gives no permissions with the files of shared drives.
  if (file.permissions) return file.permissions.some(opens(settings));
  const path = `/files/${encodeURIComponent(file.id)}/permissions`;
  const all = pages(async (pageToken: string | undefined) => {
    const { permissions = [], nextPageToken } =
      await client.json<PermissionList>({
        path,
        query: {
          supportsAllDrives: true,
          pageSize: 100,
          fields: `nextPageToken,permissions(${PERMISSION_FIELDS})`,
          pageToken,
        },
        signal,
      });
    return { items: permissions, next: nextPageToken };
  });
  for await (const { items } of all) {
    if (items.some(opens(settings))) return true;
  }
  return false;
}

function opens({ sharing, domains }: DriveSettings) {
  return ({
    type,
    domain = '',
    allowFileDiscovery = false,
    deleted = false,
  }: DrivePermission): boolean => {
    if (deleted) return false;
    if (sharing === 'discoverable' && !allowFileDiscovery) return false;
    return (
      type === 'anyone' ||
      (type === 'domain' && domains.includes(domain.toLowerCase()))
    );
  };
}
