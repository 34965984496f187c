import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../harness/portal.ts';

/** Writes a page of docs, formatted as everything in the repository is. */
export async function writePage(name: string, markdown: string): Promise<void> {
  const file = path.join(root, 'docs', name);
  const options = await resolveConfig(file);
  await writeFile(file, await format(markdown, { ...options, filepath: file }));
}
