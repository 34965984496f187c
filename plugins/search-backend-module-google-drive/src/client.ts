import {
  SourceClient,
  type SourceErrorOptions,
  type SourceRefusal,
  type SourceRequest,
} from '@stagecraft/plugin-search-sources-node';
import type { DriveSettings } from './config';
import { ServiceAccountTokens } from './serviceAccount';

interface DriveRefusal {
  error?: {
    message?: string;
    errors?: { reason?: string; location?: string }[];
  };
}

const TOO_MANY = ['userRateLimitExceeded', 'rateLimitExceeded'];
const NOT_ENABLED = ['accessNotConfigured', 'SERVICE_DISABLED'];

export function createDriveClient(
  settings: DriveSettings,
  sleep?: (ms: number) => Promise<void>,
): SourceClient {
  const tokens = new ServiceAccountTokens(settings);
  return new SourceClient({
    title: 'Google Drive',
    baseUrl: settings.apiBaseUrl,
    credentials: options => tokens.credentials(options),
    credentialsFix:
      'Make a new key of the service account, and set search.collators.googleDrive.serviceAccountKey.',
    forbiddenFix: settings.subject
      ? `Let ${settings.subject} read the drives and folders.`
      : 'Share the drives and folders with the e-mail address of the service account.',
    isRateLimit: refusal =>
      refusal.status === 403 && TOO_MANY.includes(reasonOf(refusal)),
    explain,
    sleep,
  });
}

function explain(
  refusal: SourceRefusal,
  { path, query }: SourceRequest,
): SourceErrorOptions | undefined {
  const { status } = refusal;
  const reason = reasonOf(refusal);
  if (status === 403 && NOT_ENABLED.includes(reason)) {
    return {
      code: 'forbidden',
      message: 'The Google Drive API is not enabled for the service account.',
      fix: 'Enable it in the Google Cloud project of the account: APIs and services, Google Drive API.',
    };
  }
  const isPage = query?.pageToken !== undefined;
  if (isPage && [400, 404, 410].includes(status)) {
    return {
      code: 'cursor-lost',
      message: `Google Drive does not know any more where reading stopped (${status}).`,
      fix: 'Nothing has to be done: everything is read again.',
    };
  }
  if (status === 400 && path === '/files' && query?.q) {
    return {
      code: 'rejected',
      message: 'Google Drive does not understand the query.',
      fix: 'Check search.collators.googleDrive.query and folders.',
    };
  }
  return undefined;
}

function reasonOf({ body }: SourceRefusal): string {
  try {
    const { error } = JSON.parse(body) as DriveRefusal;
    return error?.errors?.[0]?.reason ?? '';
  } catch {
    return '';
  }
}
