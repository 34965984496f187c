import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StagecraftError } from '@stagecraft/engine';
import semver from 'semver';
import { extract } from 'tar';
import {
  cacheFolder,
  exists,
  makeOnce,
  readIfExists,
  withTemporaryFolder,
  writeWhole,
} from './cache.ts';
import { member, runNpm } from './npm.ts';

export interface NpmPackageRequest {
  readonly name: string;
  /** An exact version. */
  readonly version: string;
  /** `sha512-…` in base64, as lockfiles write it. Without it, what the registry says counts. */
  readonly integrity?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
}

export interface NpmPackageFolder {
  /** Holds the files of the package. Shared by all who need it: read only. */
  readonly folder: string;
  /** `sha512-…` of the archive. */
  readonly integrity: string;
}

// No leading dash: npm would take it for an option.
const PACKAGE_NAME = /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/i;

/**
 * Fetches a package from the person's npm registry, verifies and unpacks it into their cache.
 * Nothing of it is executed. Safe when several processes do it at once.
 * @throws StagecraftError INVALID_PACKAGE, INTEGRITY_MISMATCH, UNSAFE_ARCHIVE, DISK_FULL, and
 * those of `runNpm`
 */
export async function fetchNpmPackage(request: NpmPackageRequest): Promise<NpmPackageFolder> {
  if (!PACKAGE_NAME.test(request.name) || semver.valid(request.version) !== request.version) {
    throw new StagecraftError({
      code: 'INVALID_PACKAGE',
      message: `"${request.name}@${request.version}" is not a package name with an exact version.`,
      fix: 'Give a name such as "@backstage/create-app" and a version such as "0.9.2".',
    });
  }
  const known = request.integrity ?? (await rememberedIntegrity(request));
  if (known !== undefined) {
    const folder = contentFolder(known);
    if (await exists(folder)) return { folder, integrity: known };
  }
  try {
    return await download(request);
  } catch (error) {
    throw diskError(error) ?? error;
  }
}

function contentFolder(integrity: string): string {
  const digest = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
  if (!integrity.startsWith('sha512-') || digest.length !== 128) {
    throw new StagecraftError({
      code: 'INVALID_PACKAGE',
      message: `"${integrity}" is not a sha512 integrity.`,
      fix: 'Give it as lockfiles write it: "sha512-" and 88 characters of base64.',
    });
  }
  // 256 of its 512 bits: enough to tell contents apart, and short enough for Windows' long paths.
  return path.join(cacheFolder(), 'content', digest.slice(0, 2), digest.slice(2, 64));
}

/** Where the integrity of `name@version` is noted: an exact version never changes. */
function noteFile(request: NpmPackageRequest): string {
  const name = request.name.replace('/', '+');
  return path.join(cacheFolder(), 'packages', `${name}@${request.version}`);
}

async function rememberedIntegrity(request: NpmPackageRequest): Promise<string | undefined> {
  const note = (await readIfExists(noteFile(request)))?.trim();
  return note?.startsWith('sha512-') === true ? note : undefined;
}

async function download(request: NpmPackageRequest): Promise<NpmPackageFolder> {
  const { name, version, signal, onProgress } = request;
  return await withTemporaryFolder(path.join(cacheFolder(), 'content'), async (folder) => {
    onProgress?.(`Downloading ${name} ${version}`);
    // npm verifies the archive against the registry's metadata while it writes it.
    const answer = await runNpm({
      args: ['pack', `${name}@${version}`, '--pack-destination', folder, '--ignore-scripts'],
      cwd: folder,
      signal,
      subject: `the package "${name}@${version}"`,
    });
    const first: unknown = Array.isArray(answer) ? answer[0] : Object.values(answer ?? {})[0];
    // A scoped name is written as it is, or with a dash, depending on npm's version.
    const file = path.basename(
      String(member(first, 'filename')).replace(/^@/, '').replace('/', '-'),
    );
    const archive = path.join(folder, file);
    const integrity = await sha512Of(archive);
    verify(request, integrity, request.integrity ?? member(first, 'integrity'));
    onProgress?.(`Unpacking ${name} ${version}`);
    const target = contentFolder(integrity);
    await makeOnce(target, (unfinished) => unpack(archive, unfinished));
    await writeWhole(noteFile(request), integrity);
    return { folder: target, integrity };
  });
}

function verify(request: NpmPackageRequest, actual: string, expected: unknown): void {
  if (actual === expected) return;
  throw new StagecraftError({
    code: 'INTEGRITY_MISMATCH',
    message: `The archive of ${request.name}@${request.version} is not the expected one (expected ${String(expected)}, got ${actual}).`,
    fix: 'Try again after `npm cache verify`; if it stays, your registry serves a changed package: tell its administrator.',
  });
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Unpacks an npm archive. Refuses what no npm package has: links, and paths that leave the folder.
 * @throws StagecraftError UNSAFE_ARCHIVE
 */
export async function unpack(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const refuse = (what: string) => {
    throw new StagecraftError({
      code: 'UNSAFE_ARCHIVE',
      message: `The archive ${path.basename(archive)} holds ${what}.`,
      fix: 'Do not use this package; tell the administrator of your registry.',
    });
  };
  let refused: string | undefined;
  await extract({
    file: archive,
    cwd: folder,
    strip: 1,
    preserveOwner: false,
    filter: (entry, details) => {
      const type = 'type' in details ? details.type : 'File';
      if (
        entry.split(/[\\/]/).includes('..') ||
        path.posix.isAbsolute(entry) ||
        path.win32.isAbsolute(entry)
      ) {
        refused ??= `a path that leaves it: ${entry}`;
      } else if (!['File', 'OldFile', 'ContiguousFile', 'Directory', 'GNUDumpDir'].includes(type)) {
        refused ??= `a ${type}: ${entry}`;
      }
      return refused === undefined;
    },
  });
  if (refused !== undefined) refuse(refused);
  await makeProgramsExecutable(folder);
}

/** As npm does on installing: archives made on Windows carry no executable bit. */
async function makeProgramsExecutable(folder: string): Promise<void> {
  const text = await readIfExists(path.join(folder, 'package.json'));
  const bin = text === undefined ? undefined : member(JSON.parse(text), 'bin');
  const files = typeof bin === 'string' ? [bin] : Object.values(bin ?? {});
  for (const file of files) {
    const program = path.join(folder, String(file));
    if (program.startsWith(folder + path.sep) && (await exists(program))) {
      await chmod(program, 0o755);
    }
  }
}

function diskError(error: unknown): StagecraftError | undefined {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EACCES' && code !== 'EROFS')
    return undefined;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new StagecraftError({
    code: full ? 'DISK_FULL' : 'CACHE_NOT_WRITABLE',
    message: full
      ? `The disk is full: ${cacheFolder()} can't be written.`
      : `The cache folder ${cacheFolder()} can't be written.`,
    fix: 'Free some space, or point STAGECRAFT_CACHE to a folder of yours on another disk.',
    cause: error,
  });
}

/** The parsed package.json of a folder. */
export async function readPackageJson(folder: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
}
