import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReleaseDefinition } from '@stagecraft/engine';
import { cacheFolder } from '@stagecraft/toolchain';
import { renderBase, type BaseFiles } from './base.ts';

/** Part of the file name: raise it when rendering changes. */
const FORMAT = 2;

/** Where each file stands in the packed bytes: path, offset, length, whether it is text. */
type Index = readonly (readonly [path: string, offset: number, length: number, text: boolean])[];

/**
 * A rendered template as one file in the person's cache, because reading sixty small files and
 * rendering them is most of the time of a cold start.
 */
export async function cachedBase(
  createApp: ReleaseDefinition['createApp'],
  fetchTemplate: () => Promise<string>,
): Promise<BaseFiles> {
  const name = `base-${FORMAT}-${createApp.version}-${createApp.template}.bin`;
  const file = path.join(cacheFolder(), name);
  const known = await readFile(file)
    .then(unpack)
    .catch(() => undefined);
  if (known !== undefined) return known;
  const files = await renderBase(await fetchTemplate(), createApp.template);
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, pack(files));
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return files;
}

function pack(files: BaseFiles): Uint8Array {
  const index: [string, number, number, boolean][] = [];
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    index.push([name, offset, bytes.length, typeof content === 'string']);
    parts.push(bytes);
    offset += bytes.length;
  }
  const header = Buffer.from(JSON.stringify(index satisfies Index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, ...parts]);
}

/** Throws on a damaged file, which is then made anew. */
function unpack(bytes: Buffer): BaseFiles {
  const start = 4 + bytes.readUInt32LE(0);
  const index = JSON.parse(bytes.toString('utf8', 4, start)) as Index;
  const files: BaseFiles = new Map();
  for (const [name, offset, length, text] of index) {
    const part = bytes.subarray(start + offset, start + offset + length);
    if (part.length !== length) throw new RangeError(`${name} is cut off`);
    files.set(name, text ? part.toString('utf8') : part);
  }
  return files;
}
