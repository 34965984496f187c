import { Deflate, Zip, ZipDeflate, type ZipInputFile } from 'fflate';
import type { Composition } from './compose/compose.ts';
import { checkOf, joinChecks, NO_BYTES, type Check } from './crc.ts';

/** Archives of the same composition are the same bytes, so their time stamps say nothing. */
const MODIFIED = new Date(1980, 0, 1);
const UNIX = 3;
const FILE_MODE = 0o100644;
const EXECUTABLE_MODE = 0o100755;

/** Characters of the texts whose compressed form is kept. */
const MOST_KEPT = 2 ** 24;

/** Characters; a longer text is packed in parts. Of those we have, it is the lockfile. */
const LONG = 2 ** 16;
/** One paragraph of so many begins a part. More make fewer parts, which fit more seldom. */
const PARAGRAPHS = 8;
/** Characters of a paragraph's first line that say whether it begins a part. */
const LINE = 48;
/** The method of ZIP that is deflate. */
const DEFLATED = 8;
/** An empty last block of deflate: it ends a stream whose parts all end open. */
const END = new Uint8Array([3, 0]);
const NOTHING = new Uint8Array();

/** A file's content as an archive holds it. */
interface Packed {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly compression: number;
  readonly crc: number;
  readonly size: number;
}

/** A part of a long text. */
interface PackedPart {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly check: Check;
  readonly size: number;
}

const encoder = new TextEncoder();
/** Takes nothing away: a text may begin with a byte order mark. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

// Compressing is most of the work, and most files are the same in many projects: yarn itself, the
// template's, the lockfile of the same features. Packed the same whether kept or not.
const packedBytes = new WeakMap<Uint8Array, Packed>();
const packedTexts = keptTexts(pack);
const packedParts = keptTexts(packPart);

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

/**
 * A long text is cut where its own words say, so that texts which differ in places have most parts
 * in common. That costs some per cent of the archive, and saves compressing a lockfile each time.
 */
function packText(text: string): Packed {
  if (text.length < LONG) return packedTexts(text);
  const parts = partsOf(text).map(packedParts);
  return {
    data: joined([...parts.map(({ data }) => data), END]),
    compression: DEFLATED,
    crc: parts.map(({ check }) => check).reduce(joinChecks, NO_BYTES).crc,
    size: parts.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Makes something of texts, and keeps it for those that were used last. */
function keptTexts<Made>(make: (bytes: Uint8Array) => Made): (text: string) => Made {
  const kept = new Map<string, Made>();
  let characters = 0;
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) {
      // Whatever is used moves to the end; the first is the one that was longest not used.
      kept.delete(text);
      kept.set(text, known);
      return known;
    }
    const bytes = encoder.encode(text);
    const made = make(bytes);
    // A copy: a part of a text would hold all of it in memory.
    kept.set(decoder.decode(bytes), made);
    characters += text.length;
    for (const [oldest] of kept) {
      if (characters <= MOST_KEPT) break;
      kept.delete(oldest);
      characters -= oldest.length;
    }
    return made;
  };
}

/** A text cut before some of its paragraphs: the same ones, wherever they stand. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', end + 2)) {
    if (!beginsPart(text, end + 2)) continue;
    parts.push(text.slice(from, end + 2));
    from = end + 2;
  }
  return [...parts, text.slice(from)];
}

function beginsPart(text: string, at: number): boolean {
  let hash = 0;
  for (let index = at; index < at + LINE; index += 1) {
    const code = text.charCodeAt(index);
    if (Number.isNaN(code) || code === 10) break;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return (hash >>> 8) % PARAGRAPHS === 0;
}

/** Ends open and at a whole byte, so that the next part can follow. */
function packPart(bytes: Uint8Array): PackedPart {
  const chunks: Uint8Array[] = [];
  const stream = new Deflate({ mem: 1 }, (chunk) => chunks.push(chunk));
  stream.push(bytes);
  stream.flush();
  const whole = chunks.splice(0);
  stream.push(NOTHING, true);
  return {
    data: joined([...whole, toWholeByte(joined(chunks))]),
    check: checkOf(bytes),
    size: bytes.length,
  };
}

/**
 * Ends in an empty stored block, which begins at any bit and ends at a byte. (fflate's own way to
 * do that goes wrong at some bits.) Given is how fflate ends a stream: the bits left over from what
 * it packed, then 1, 1 and zeros, an empty last block. So the highest bit that is set says where
 * what was packed ends.
 */
function toWholeByte(end: Uint8Array): Uint8Array {
  const bits = end.reduceRight((value, byte) => value * 256 + byte, 0);
  const used = 30 - Math.clz32(bits);
  const left = bits & ((1 << used) - 1);
  // Three zeros say that a stored block follows; then come its length and the length's opposite.
  const head = used + 3 > 8 ? [left, 0] : [left];
  return new Uint8Array([...head, 0, 0, 0xff, 0xff]);
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
