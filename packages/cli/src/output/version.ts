import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Io } from '../io.ts';

/** The version of Stagecraft. */
export async function readVersion({ root }: Io): Promise<string> {
  try {
    const text = await readFile(path.join(root, 'package.json'), 'utf8');
    const manifest = JSON.parse(text) as { version?: string };
    return manifest.version ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
