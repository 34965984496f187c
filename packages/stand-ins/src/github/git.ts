import { spawn } from 'node:child_process';
import { StagecraftError } from '@stagecraft/engine';

/** Who and when, as git writes it into a commit. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly at: Date;
}

export interface NewCommit {
  readonly branch: string;
  /** Branch to start from, when this one does not exist yet. */
  readonly from?: string | undefined;
  readonly message: string;
  readonly author: Signature;
  /** Path to content; undefined removes the path. */
  readonly files: Readonly<Record<string, string | Uint8Array | undefined>>;
}

export interface CommitInfo {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size: number | undefined;
}

/** Settings of the person's own git must not change what the stand-in answers. */
export function gitEnvironment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    ...(process.env['SystemRoot'] === undefined ? {} : { SystemRoot: process.env['SystemRoot'] }),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function run(args: readonly string[], input?: Uint8Array): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { env: gitEnvironment(), stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (cause) => {
      reject(
        new StagecraftError({
          code: 'STAND_IN_NO_GIT',
          message: 'The stand-in for GitHub needs git, and git could not be started',
          fix: 'Install git and see that it is on the PATH',
          cause,
        }),
      );
    });
    child.on('close', (code) => {
      resolve({
        code: code ?? 1,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
    // git may end before it has read everything; its exit code tells the rest.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

async function must(args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  const result = await run(args, input);
  if (result.code === 0) return result.stdout;
  throw new StagecraftError({
    code: 'STAND_IN_GIT_FAILED',
    message: `git ${args[2] ?? ''} failed: ${result.stderr.trim()}`,
    fix: 'Start the stand-in anew; its repositories are made afresh',
  });
}

function at(directory: string, ...args: string[]): string[] {
  return ['--git-dir', directory, ...args];
}

export async function createRepository(directory: string, defaultBranch: string): Promise<void> {
  await must(['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`, directory]);
  // Pushes are let in by the token, which the server has looked at before.
  await must(at(directory, 'config', 'http.receivepack', 'true'));
}

function signature(role: string, { name, email, at: when }: Signature): string {
  return `${role} ${name} <${email}> ${Math.floor(when.getTime() / 1000)} +0000\n`;
}

function data(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

function commitCommand(commit: NewCommit, parent: string | undefined): Buffer {
  const parts = [
    Buffer.from(
      `commit refs/heads/${commit.branch}\n` +
        signature('author', commit.author) +
        signature('committer', commit.author),
    ),
    data(commit.message),
  ];
  if (parent !== undefined) parts.push(Buffer.from(`from ${parent}\n`));
  for (const [path, content] of Object.entries(commit.files)) {
    const quoted = JSON.stringify(path);
    if (content === undefined) parts.push(Buffer.from(`D ${quoted}\n`));
    else parts.push(Buffer.from(`M 100644 inline ${quoted}\n`), data(content));
  }
  parts.push(Buffer.from('\n'));
  return Buffer.concat(parts);
}

/** Adds commits in order. The same commits give the same object ids, as nothing here reads a clock. */
export async function addCommits(directory: string, commits: readonly NewCommit[]): Promise<void> {
  const known = new Set(await branchNames(directory));
  const added = new Set<string>();
  const commands = commits.map((commit) => {
    const { branch, from } = commit;
    // Inside one stream git knows the tip of a branch that the stream itself has moved.
    let parent: string | undefined;
    if (!added.has(branch)) {
      if (known.has(branch)) parent = `refs/heads/${branch}^0`;
      else if (from !== undefined) {
        parent = added.has(from) ? `refs/heads/${from}` : `refs/heads/${from}^0`;
      }
    }
    added.add(branch);
    return commitCommand(commit, parent);
  });
  await must(at(directory, 'fast-import', '--quiet', '--force'), Buffer.concat(commands));
}

export async function branchNames(directory: string): Promise<string[]> {
  const out = await must(
    at(directory, 'for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads'),
  );
  return lines(out);
}

export async function tagNames(directory: string): Promise<string[]> {
  return lines(
    await must(at(directory, 'for-each-ref', '--format=%(refname:lstrip=2)', 'refs/tags')),
  );
}

function lines(out: Buffer): string[] {
  return out
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Object id of a revision (`HEAD`, a branch, `main:docs/index.md`), or undefined. */
export async function resolveRevision(
  directory: string,
  revision: string,
): Promise<string | undefined> {
  if (revision === '' || /[\0\n]/.test(revision)) return undefined;
  const result = await run(
    at(directory, 'rev-parse', '--quiet', '--verify', '--end-of-options', revision),
  );
  const sha = result.stdout.toString('utf8').trim();
  return result.code === 0 && /^[0-9a-f]{40}$/.test(sha) ? sha : undefined;
}

export async function resolveCommit(directory: string, ref: string): Promise<string | undefined> {
  return resolveRevision(directory, `${ref}^{commit}`);
}

export async function objectType(directory: string, sha: string): Promise<string | undefined> {
  const result = await run(at(directory, 'cat-file', '-t', sha));
  return result.code === 0 ? result.stdout.toString('utf8').trim() : undefined;
}

export async function readBlob(directory: string, sha: string): Promise<Buffer> {
  return must(at(directory, 'cat-file', 'blob', sha));
}

const FORMAT = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x1f');

function commitInfo(record: string): CommitInfo {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = ''] =
    record.split('\u001f');
  return {
    sha: sha.trim(),
    tree,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: an, email: ae, at: new Date(ad) },
    committer: { name: cn, email: ce, at: new Date(cd) },
    message: record.split('\u001f').slice(9).join('').trimEnd(),
  };
}

export interface HistoryOptions {
  readonly limit?: number;
  readonly before?: Date;
  readonly path?: string;
}

/** Commits that a revision reaches, newest first. */
export async function history(
  directory: string,
  sha: string,
  options: HistoryOptions = {},
): Promise<CommitInfo[]> {
  const args = at(directory, 'log', '-z', `--format=${FORMAT}`);
  if (options.limit !== undefined) args.push(`--max-count=${options.limit}`);
  if (options.before !== undefined) args.push(`--before=${options.before.toISOString()}`);
  args.push(sha);
  if (options.path !== undefined) args.push('--', options.path);
  const out = await must(args);
  return out
    .toString('utf8')
    .split('\0')
    .filter((record) => record.trim() !== '')
    .map(commitInfo);
}

export async function listTree(
  directory: string,
  treeish: string,
  recursive: boolean,
): Promise<TreeEntry[]> {
  const flags = recursive ? ['-r', '-t'] : [];
  const out = await must(at(directory, 'ls-tree', '-z', '-l', ...flags, treeish));
  return out
    .toString('utf8')
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => {
      const [meta = '', path = ''] = record.split('\t');
      const [mode = '', type = '', sha = '', size = ''] = meta.split(/ +/);
      return {
        path,
        mode,
        type: type as TreeEntry['type'],
        sha,
        size: size === '-' ? undefined : Number(size),
      };
    });
}

export async function archive(
  directory: string,
  format: 'tar.gz' | 'zip',
  sha: string,
  prefix: string,
): Promise<Buffer> {
  return must(at(directory, 'archive', `--format=${format}`, `--prefix=${prefix}/`, sha));
}

/** The first branch pushed to an empty repository becomes its default, as on GitHub. */
export async function settleDefaultBranch(directory: string, current: string): Promise<string> {
  const names = await branchNames(directory);
  const first = names[0];
  if (first === undefined || names.includes(current)) return current;
  await must(at(directory, 'symbolic-ref', 'HEAD', `refs/heads/${first}`));
  return first;
}

/** Size in kilobytes, as GitHub counts it. */
export async function diskUsage(directory: string): Promise<number> {
  const out = await must(at(directory, 'count-objects', '-v'));
  const sizes = [...out.toString('utf8').matchAll(/^size(?:-pack)?: (\d+)$/gm)];
  return sizes.reduce((sum, match) => sum + Number(match[1]), 0);
}
