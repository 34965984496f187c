import {
  isSourceError,
  type SourceClient,
} from '@stagecraft/plugin-search-sources-node';
import type { KnownFile } from './files';
import type { PdfText } from './pdf';
import { hasText, PDF, textTypeOf } from './types';

export interface ContentOptions {
  client: SourceClient;
  pdfText: PdfText;
  signal: AbortSignal;
}

/** Of longer files only the name is indexed. */
const LIMIT = 20 * 1024 * 1024;

/** Faults of one file; others are those of Drive as a whole. */
const OF_THE_FILE = ['rejected', 'not-found', 'forbidden'];

/** The text of a file; undefined when there is none to be had. */
export async function contentOf(
  file: KnownFile,
  options: ContentOptions,
): Promise<string | undefined> {
  if (!hasText(file.mimeType) || Number(file.size ?? 0) > LIMIT) {
    return undefined;
  }
  try {
    return plain(await textOf(file, options));
  } catch (error) {
    if (isSourceError(error) && OF_THE_FILE.includes(error.code)) {
      return undefined;
    }
    throw error;
  }
}

async function textOf(
  { id, mimeType }: KnownFile,
  { client, pdfText, signal }: ContentOptions,
): Promise<string> {
  const path = `/files/${encodeURIComponent(id)}`;
  const { exportAs } = textTypeOf(mimeType);
  if (exportAs) {
    return client.text({
      path: `${path}/export`,
      query: { mimeType: exportAs },
      signal,
      limit: LIMIT,
    });
  }
  const request = {
    path,
    query: { alt: 'media', supportsAllDrives: true },
    signal,
    limit: LIMIT,
  };
  if (mimeType !== PDF) return client.text(request);
  const bytes = await client.bytes(request);
  // One that is broken or locked has no text.
  return pdfText(bytes).catch(() => '');
}

/** Without the mark that Google's exports begin with, and endless blanks. */
function plain(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
