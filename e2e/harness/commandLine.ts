import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Blueprint } from '@stagecraft/engine';
import { stagecraft, temporaryFolder } from './portal.ts';

/** The archive that the command line makes of a blueprint. */
export async function zipByCommandLine(blueprint: Blueprint): Promise<Buffer> {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'stagecraft.yaml');
  const zip = path.join(folder, 'project.zip');
  try {
    // JSON is YAML.
    await writeFile(file, JSON.stringify(blueprint));
    const { code, stdout, stderr } = await stagecraft([
      'create',
      '--yes',
      `--blueprint=${file}`,
      `--zip=${zip}`,
    ]);
    if (code !== 0) throw new Error(`create --zip ended with ${code}:\n${stdout}\n${stderr}`);
    return await readFile(zip);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
