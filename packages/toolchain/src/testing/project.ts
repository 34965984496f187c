import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export async function temporaryFolder(): Promise<string> {
  return await realpath(await mkdtemp(path.join(tmpdir(), 'stagecraft-test-')));
}

/** Writes files, given by path and text, into a new folder. */
export async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** A project whose yarn is the given script: CommonJS, run by a real Node. */
export async function projectWithYarn(
  yarn: string,
  files: Record<string, string> = {},
): Promise<string> {
  return await folderWith({
    'package.json': JSON.stringify({ name: 'root', engines: { node: '>=22' } }),
    // With a registry of its own, the person's npm needn't be asked.
    '.yarnrc.yml': 'yarnPath: .yarn/yarn.cjs\nnpmRegistryServer: "http://127.0.0.1:9"\n',
    '.yarn/yarn.cjs': yarn,
    ...files,
  });
}
