import type { Wizard } from '../wizard/wizard.ts';
import { whenSettled } from './useTake.ts';

/** How long the browser may take to begin with a download, in milliseconds. */
const BEGINS_WITHIN = 60_000;

/** Saves data as a file of the person's downloads. */
export function saveFile(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BEGINS_WITHIN);
}

export interface SavedFile {
  readonly file: string;
  readonly bytes: number;
}

/** Saves the project as an archive, which the engine makes beside the page. Throws EngineProblems. */
export async function downloadZip(wizard: Wizard): Promise<SavedFile> {
  await whenSettled(wizard);
  const { name, bytes } = await wizard.engine.zip();
  const file = `${name}.zip`;
  // It crossed from a worker, so that its memory is no shared one.
  saveFile(file, [bytes as Uint8Array<ArrayBuffer>], 'application/zip');
  return { file, bytes: bytes.length };
}
