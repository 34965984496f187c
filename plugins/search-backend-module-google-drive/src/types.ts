/** How the text of a type of files is had, and what people call it. */
export interface TextType {
  kind: string;
  /** Google's own files have no bytes, and are exported. */
  exportAs?: string;
}

const PREFIX = 'application/vnd.google-apps.';
export const FOLDER = `${PREFIX}folder`;
export const PDF = 'application/pdf';

const TYPES = new Map<string, TextType>([
  [`${PREFIX}document`, { kind: 'document', exportAs: 'text/plain' }],
  // Of a spreadsheet Drive exports the first sheet only
  [`${PREFIX}spreadsheet`, { kind: 'spreadsheet', exportAs: 'text/csv' }],
  [`${PREFIX}presentation`, { kind: 'presentation', exportAs: 'text/plain' }],
  [PDF, { kind: 'PDF' }],
  ['text/markdown', { kind: 'Markdown' }],
  ['text/x-markdown', { kind: 'Markdown' }],
  ['text/plain', { kind: 'text' }],
]);

export const TEXT_TYPES: readonly string[] = [...TYPES.keys()];

/** Of other types only the name and the description can be found. */
export function textTypeOf(mimeType: string): TextType {
  return TYPES.get(mimeType) ?? { kind: 'file' };
}

export function hasText(mimeType: string): boolean {
  return TYPES.has(mimeType);
}
