import { StagecraftError } from '../errors.ts';
import { addedByYarn } from './extensions.ts';
import {
  effectiveDescriptor,
  nameOf,
  patchedByYarn,
  patchSource,
  type LockfileEntry,
  type LockfileGraph,
} from './graph.ts';

/** Where descriptors get their ids while a lockfile is read. */
interface Interning {
  readonly descriptors: string[];
  readonly ids: Map<string, number>;
  readonly entryOf: number[];
  /** Dependency lines repeat a lot: the id of one that was read before. */
  readonly lines: Map<string, number>;
}

const DEPENDENCIES = '\n  dependencies:\n';
const RESOLUTION = '\n  resolution: ';
const VERSION = '  version: ';

/**
 * Reads a lockfile as yarn 4 writes it. Not a YAML parser: the format is line by line and fixed,
 * and a release's lockfile of 1.5 MB has to be read while a person waits.
 */
export function parseLockfile(text: string): LockfileGraph {
  const blocks = (text.includes('\r') ? text.replaceAll('\r\n', '\n') : text).split('\n\n');
  const first = blocks.findIndex((block) => block.startsWith('__metadata:'));
  const metadata = blocks[first];
  if (metadata === undefined || !metadata.includes('\n  version: 8')) throw unreadable('metadata');
  if (text.includes('\n<<<<<<<')) throw unreadable('<<<<<<<');

  const interning: Interning = { descriptors: [], ids: new Map(), entryOf: [], lines: new Map() };
  const entries: LockfileEntry[] = [];
  for (let index = first + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || block === '' || block === '\n') continue;
    entries.push(
      parseEntry(block.endsWith('\n') ? block : `${block}\n`, entries.length, interning),
    );
  }
  const { descriptors, ids, entryOf } = interning;
  const idsByName = groupByName(descriptors);
  return {
    header: `${blocks
      .slice(0, first + 1)
      .join('\n\n')
      .trimEnd()}\n`,
    entries,
    descriptors,
    ids,
    entryOf,
    sourceOf: linkSources(interning, idsByName),
    idsByName,
  };
}

function parseEntry(block: string, index: number, interning: Interning): LockfileEntry {
  // `"key":` or, when it is long, `? "key"` with the colon on the next line.
  const headEnd = block.indexOf(':\n') + 2;
  const head = block.slice(0, headEnd);
  const key = unquote(head.startsWith('? ') ? head.slice(2, -3) : head.slice(0, -2));
  const resolutionAt = block.indexOf(RESOLUTION, headEnd);
  if (headEnd < 2 || resolutionAt < 0 || !block.startsWith(VERSION, headEnd)) {
    throw unreadable(head.trim().slice(0, 80));
  }
  const keys = key.split(', ').map((descriptor) => intern(descriptor, interning));
  for (const id of keys) interning.entryOf[id] = index;
  const resolution = lineFrom(block, resolutionAt + RESOLUTION.length);
  const name = nameOf(resolution);
  const version = lineFrom(block, headEnd + VERSION.length);
  const dependencies = parseDependencies(block, headEnd, interning);
  for (const [added, range] of addedByYarn(name, version)) {
    const declared = dependencies.some((id) => interning.descriptors[id]?.startsWith(`${added}@`));
    if (!declared) dependencies.push(intern(effectiveDescriptor(added, range), interning));
  }
  return {
    name,
    version,
    resolution,
    keys,
    dependencies,
    key,
    head,
    body: block.slice(headEnd),
  };
}

function parseDependencies(block: string, from: number, interning: Interning): number[] {
  const start = block.indexOf(DEPENDENCIES, from);
  if (start < 0) return [];
  const ids: number[] = [];
  let position = start + DEPENDENCIES.length;
  while (block.startsWith('    ', position)) {
    const end = block.indexOf('\n', position);
    const line = block.slice(position + 4, end);
    let id = interning.lines.get(line);
    if (id === undefined) {
      id = parseDependency(line, interning);
      interning.lines.set(line, id);
    }
    ids.push(id);
    position = end + 1;
  }
  return ids;
}

function parseDependency(line: string, interning: Interning): number {
  const nameEnd = line.startsWith('"') ? line.indexOf('"', 1) + 1 : line.indexOf(':');
  const name = unquote(line.slice(0, nameEnd));
  return intern(effectiveDescriptor(name, unquote(line.slice(nameEnd + 2))), interning);
}

function intern(descriptor: string, interning: Interning): number {
  const known = interning.ids.get(descriptor);
  if (known !== undefined) return known;
  const id = interning.descriptors.length;
  interning.descriptors.push(descriptor);
  interning.entryOf.push(-1);
  interning.ids.set(descriptor, id);
  return id;
}

function linkSources(
  { descriptors, ids }: Interning,
  idsByName: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, number> {
  const sources = new Map<number, number>();
  for (const name of patchedByYarn) {
    for (const id of idsByName.get(name) ?? []) {
      const source = ids.get(patchSource(descriptors[id] ?? '') ?? '');
      if (source !== undefined) sources.set(id, source);
    }
  }
  return sources;
}

function groupByName(descriptors: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [id, descriptor] of descriptors.entries()) {
    const name = nameOf(descriptor);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [id]);
    else group.push(id);
  }
  return groups;
}

function lineFrom(block: string, start: number): string {
  return unquote(block.slice(start, block.indexOf('\n', start)));
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  return text.includes('\\') ? String(JSON.parse(text)) : text.slice(1, -1);
}

function unreadable(where: string): StagecraftError {
  return new StagecraftError({
    code: 'LOCKFILE_UNREADABLE',
    message: `The yarn.lock is not one that yarn 4 wrote: its part ${JSON.stringify(where)} can't be read.`,
    fix: 'Run `yarn install` with yarn 4 in the project, and settle merge conflicts in yarn.lock first.',
  });
}
