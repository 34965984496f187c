/** Of a file, as Drive gives it; nothing of it is sure. */
export interface DriveFile {
  id?: string;
  name?: string;
  mimeType?: string;
  description?: string;
  webViewLink?: string;
  modifiedTime?: string;
  version?: string;
  size?: string;
  trashed?: boolean;
  driveId?: string;
  parents?: string[];
  lastModifyingUser?: { displayName?: string };
  owners?: { displayName?: string }[];
  /** Not given for files of shared drives. */
  permissions?: DrivePermission[];
}

export interface DrivePermission {
  type?: string;
  domain?: string;
  allowFileDiscovery?: boolean;
  deleted?: boolean;
}

export interface FileList {
  files?: DriveFile[];
  nextPageToken?: string;
}

export interface DriveList {
  drives?: { id?: string; name?: string }[];
  nextPageToken?: string;
}

export interface PermissionList {
  permissions?: DrivePermission[];
  nextPageToken?: string;
}

export interface ChangeList {
  changes?: {
    changeType?: string;
    removed?: boolean;
    fileId?: string;
    file?: DriveFile;
  }[];
  nextPageToken?: string;
  newStartPageToken?: string;
}

export const PERMISSION_FIELDS = 'type,domain,allowFileDiscovery,deleted';

export const FILE_FIELDS = [
  'id',
  'name',
  'mimeType',
  'description',
  'webViewLink',
  'modifiedTime',
  'version',
  'size',
  'trashed',
  'driveId',
  'parents',
  'lastModifyingUser(displayName)',
  'owners(displayName)',
  `permissions(${PERMISSION_FIELDS})`,
].join(',');

/** Without these, nothing of shared drives is given. */
export const ALL_DRIVES = {
  supportsAllDrives: true,
  includeItemsFromAllDrives: true,
};

export type KnownFile = DriveFile &
  Required<Pick<DriveFile, 'id' | 'name' | 'mimeType' | 'modifiedTime'>>;

/** @throws Error with a short reason when it is malformed */
export function knownFile(file: DriveFile): KnownFile {
  const { id, name, mimeType, modifiedTime } = Object(file) as DriveFile;
  if (typeof id !== 'string' || !id) throw new Error('it has no id');
  if (typeof name !== 'string') throw new Error('it has no name');
  if (typeof mimeType !== 'string') throw new Error('it has no type');
  if (Number.isNaN(Date.parse(String(modifiedTime)))) {
    throw new Error('it has no time of its last change');
  }
  return { ...file, id, name, mimeType, modifiedTime: String(modifiedTime) };
}
