import { Zip, ZipDeflate, type ZipInputFile } from 'fflate';
import type { Composition } from './compose/compose.ts';

/** Archives of the same composition are the same bytes, so their time stamps say nothing. */
const MODIFIED = new Date(1980, 0, 1);
const UNIX = 3;
const FILE_MODE = 0o100644;
const EXECUTABLE_MODE = 0o100755;

/** Characters of the texts whose compressed form is kept. */
const MOST_KEPT = 2 ** 25;

/** A file's content as an archive holds it. */
interface Packed {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly compression: number;
  readonly crc: number;
  readonly size: number;
}

// Compressing is most of the work, and most files are the same in many projects: yarn itself, the
// template's, the lockfile of the same features. Packed the same whether kept or not.
const packedBytes = new WeakMap<Uint8Array, Packed>();
const packedTexts = new Map<string, Packed>();
let kept = 0;

/** A ZIP of the project, everything inside one folder of the project's name. */
export function zipComposition(composition: Composition): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [path, file] of composition.files) {
    const attributes = (file.executable ? EXECUTABLE_MODE : FILE_MODE) * 2 ** 16;
    const packed =
      typeof file.content === 'string' ? packText(file.content) : packBytes(file.content);
    add(zip, `${composition.selection.name}/${path}`, attributes, packed);
  }
  zip.end();
  return joined(chunks);
}

function add(zip: Zip, filename: string, attrs: number, packed: Packed): void {
  const { data, ...rest } = packed;
  const entry: ZipInputFile = { filename, attrs, os: UNIX, mtime: MODIFIED, ...rest };
  zip.add(entry);
  entry.ondata?.(null, data, true);
}

function packBytes(bytes: Uint8Array): Packed {
  let packed = packedBytes.get(bytes);
  if (packed === undefined) {
    packed = pack(bytes);
    packedBytes.set(bytes, packed);
  }
  return packed;
}

function packText(text: string): Packed {
  const known = packedTexts.get(text);
  const packed = known ?? pack(new TextEncoder().encode(text));
  // Whatever is used moves to the end; the first is the one that was longest not used.
  if (known === undefined) kept += text.length;
  else packedTexts.delete(text);
  packedTexts.set(text, packed);
  for (const [oldest] of packedTexts) {
    if (kept <= MOST_KEPT) break;
    packedTexts.delete(oldest);
    kept -= oldest.length;
  }
  return packed;
}

function pack(bytes: Uint8Array): Packed {
  const chunks: Uint8Array[] = [];
  // The name is that of each archive's own entry.
  const stream = new ZipDeflate('');
  stream.ondata = (error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  };
  stream.push(bytes, true);
  const { compression, crc, size } = stream;
  return { data: joined(chunks), compression, crc, size };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
