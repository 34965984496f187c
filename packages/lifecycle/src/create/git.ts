import { execFile } from 'node:child_process';
import { StagecraftError } from '@stagecraft/engine';
import { throwIfCancelled } from '../cancelled.ts';

/** Long enough to touch a security key for a signature, short enough not to hang for ever. */
const TIMEOUT_MS = 60_000;

const NEUTRAL_IDENTITY = ['-c', 'user.name=Stagecraft', '-c', 'user.email=stagecraft@localhost'];

interface GitResult {
  readonly code: number;
  readonly stderr: string;
}

export interface GitOptions {
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

/** What differs from plain success, for the person to know. */
export interface CommitResult {
  /** The person has no name in git: the commit is Stagecraft's. */
  readonly neutralIdentity: boolean;
  /** The person signs commits, but this one could not be signed. */
  readonly unsigned: boolean;
}

/** Makes an empty repository. Templates of hooks stay out. */
export async function initRepository(options: GitOptions): Promise<void> {
  await gitOrThrow(['init', '--quiet', '--initial-branch=main', '--template='], options);
}

/** Whether the person has a name and an address for commits, by configuration or environment. */
async function hasIdentity(options: GitOptions): Promise<boolean> {
  const known = ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].map((name) =>
    git(['-c', 'user.useConfigOnly=true', 'var', name], options),
  );
  return (await Promise.all(known)).every(({ code }) => code === 0);
}

/** Whether git leaves a file of this name out. */
export async function isIgnored(file: string, options: GitOptions): Promise<boolean> {
  return (await git(['check-ignore', '--quiet', file], options)).code === 0;
}

/**
 * Settings for the first commit. A new repository needs no fsync: when the machine goes down now,
 * it is made again. Compression is half of the time, and git packs the objects later anyway.
 */
const QUICK = [
  'core.fsync=none',
  'core.looseCompression=0',
  'core.safecrlf=false',
  'gc.auto=0',
  // Hooks are those of the person's other work, not of this project.
  'core.hooksPath=/dev/null',
].flatMap((setting) => ['-c', setting]);

/**
 * Commits everything in the folder. The person's configuration holds, signing included, but
 * nothing can ask: what can't be signed without asking is committed unsigned.
 */
export async function commitAll(message: string, options: GitOptions): Promise<CommitResult> {
  await gitOrThrow([...QUICK, 'add', '--all'], options);
  const commit = (...settings: string[]) =>
    git([...QUICK, ...settings, 'commit', '--quiet', '--message', message], options);
  // Otherwise git makes an address up from the name of the machine.
  const first = await commit('-c', 'user.useConfigOnly=true');
  if (first.code === 0) return { neutralIdentity: false, unsigned: false };
  throwIfCancelled(options.signal);
  const neutralIdentity = !(await hasIdentity(options));
  const identity = neutralIdentity ? NEUTRAL_IDENTITY : [];
  const second = neutralIdentity ? await commit(...identity) : first;
  if (second.code === 0) return { neutralIdentity, unsigned: false };
  throwIfCancelled(options.signal);
  const third = await commit(...identity, '-c', 'commit.gpgSign=false');
  if (third.code !== 0) throw gitFailed('commit', third);
  return { neutralIdentity, unsigned: true };
}

async function gitOrThrow(args: readonly string[], options: GitOptions): Promise<void> {
  const result = await git(args, options);
  throwIfCancelled(options.signal);
  if (result.code !== 0) throw gitFailed(args.find((arg) => /^[a-z]+$/.test(arg)) ?? '', result);
}

function gitFailed(command: string, { stderr }: GitResult): StagecraftError {
  return new StagecraftError({
    code: 'GIT_FAILED',
    message: `git ${command} failed: ${stderr.trim()}`,
    fix: 'Mend what git says, or leave git out with --no-git.',
  });
}

/** The person's environment without what points git to another repository (as in a hook). */
function gitEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']) delete env[name];
  for (const name of ['GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR', 'GIT_NAMESPACE']) delete env[name];
  return env;
}

/** Resolves when git has ended, also when it was ended by the signal. */
function git(args: readonly string[], { folder, signal }: GitOptions): Promise<GitResult> {
  const settings = { cwd: folder, timeout: TIMEOUT_MS, env: gitEnvironment() };
  return new Promise((resolve, reject) => {
    const end = () => void child.kill();
    const child = execFile('git', args, settings, (error, _stdout, stderr) => {
      signal?.removeEventListener('abort', end);
      if (error === null) resolve({ code: 0, stderr });
      else if (error.code === 'ENOENT') reject(gitMissing(error));
      else resolve({ code: typeof error.code === 'number' ? error.code : -1, stderr });
    });
    child.stdin?.end();
    signal?.addEventListener('abort', end, { once: true });
  });
}

function gitMissing(cause: Error): StagecraftError {
  return new StagecraftError({
    code: 'GIT_MISSING',
    message: 'git was not found.',
    fix: 'Install git, or leave it out with --no-git.',
    cause,
  });
}
