import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startProject } from '@stagecraft/toolchain';
import { stockFiles, visitStock } from '../harness/stock.ts';
import type { Place } from './tree.ts';

/** Every error in the console of a stock project; measured once for an installation. */
export async function stockErrorsIn(place: Place): Promise<readonly string[]> {
  const known = path.join(path.dirname(place.folder), 'stock-errors.json');
  if (existsSync(known)) return JSON.parse(await readFile(known, 'utf8')) as string[];
  const files = [...stockFiles()].map(
    ([file, content]) => [file, { content, executable: false, origins: [] }] as const,
  );
  const toolchain = await place.write(new Map(files));
  const running = await startProject(place.folder, { toolchain, ports: place.ports });
  try {
    await running.ready;
    const errors = await visitStock(running.frontendUrl);
    await writeFile(known, JSON.stringify(errors, null, 2));
    return errors;
  } finally {
    await running.stop();
  }
}
