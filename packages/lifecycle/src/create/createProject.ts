import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile, chmod } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError, type Composition, type Notice } from '@stagecraft/engine';
import { throwIfCancelled } from '../cancelled.ts';
import { dotenvText, ENVIRONMENT_FILE } from '../environmentFile.ts';
import { writeError } from '../fileErrors.ts';
import { runStep, type StepListener } from '../steps.ts';
import { commitAll, initRepository, isIgnored, type CommitResult } from './git.ts';
import { installPackages, type InstallProject } from './install.ts';
import { placeProject } from './place.ts';
import { checkTarget, type Target } from './target.ts';
import { writeFiles } from './writeFiles.ts';

export type { InstallProject } from './install.ts';

export interface CreateOptions {
  readonly composition: Composition;
  /** A new or an empty folder. */
  readonly folder: string;
  /** Values by the name of the variable; they go to `.env` and nowhere else. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** Whether to install the packages. Default true. */
  readonly install?: boolean | undefined;
  /** Whether to make a git repository with one commit. Default true. */
  readonly git?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: StepListener | undefined;
  /** Each line that the installation writes. */
  readonly onLine?: ((line: string) => void) | undefined;
  /** In place of the toolchain's. */
  readonly installer?: InstallProject | undefined;
}

export interface CreatedProject {
  /** Absolute. */
  readonly folder: string;
  readonly installed: boolean;
  /** What happened otherwise than asked, for the person to know. */
  readonly warnings: readonly Notice[];
}

/** A run that is under way: where the project grows before it is put in place. */
interface Draft extends CreateOptions {
  readonly target: Target;
  readonly unfinished: string;
}

/**
 * Makes a project of a composition, all or nothing: it grows in a folder beside the target, which
 * is renamed when everything is in it. When cancelled, nothing is left and nothing runs.
 * When only the installation fails, the project is kept without its packages.
 * @throws StagecraftError FOLDER_NOT_EMPTY, NOT_A_FOLDER, PARENT_MISSING, NOT_WRITABLE, DISK_FULL,
 * GIT_MISSING, GIT_FAILED, UNKNOWN_SECRET, SECRET_NOT_WRITABLE, CANCELLED, and those of the
 * toolchain's `installProject`
 */
export async function createProject(options: CreateOptions): Promise<CreatedProject> {
  throwIfCancelled(options.signal);
  const secrets = secretsText(options);
  const target = await checkTarget(options.folder);
  const unfinished = await makeUnfinished(target);
  const removeNow = () => rmSync(unfinished, { recursive: true, force: true });
  process.once('exit', removeNow);
  try {
    return await grow({ ...options, target, unfinished }, secrets);
  } catch (error) {
    throwIfCancelled(options.signal);
    throw writeError(error, target.folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true, maxRetries: 3 });
    process.off('exit', removeNow);
  }
}

async function grow(draft: Draft, secrets: string | undefined): Promise<CreatedProject> {
  const warnings = surroundings(draft);
  // Without a lockfile the installation writes one, which belongs into the commit.
  const lockfile = draft.composition.installedPackages !== undefined;
  // Runs while the files are written.
  const { unfinished, signal } = draft;
  const git = draft.git === false ? undefined : initRepository({ folder: unfinished, signal });
  // It is waited for later; until then a failure must not count as unhandled.
  git?.catch(() => undefined);
  const commit = async () => {
    if (git !== undefined) warnings.push(...(await makeCommit(draft, git)));
  };
  try {
    await writeProject(draft);
  } finally {
    await git?.catch(() => undefined);
  }
  if (lockfile || draft.install === false) await commit();
  if (secrets !== undefined) await writeSecrets(draft, secrets, git !== undefined);
  const installation = draft.install === false ? undefined : await installPackages(draft, lockfile);
  warnings.push(...(installation?.warnings ?? []));
  throwIfCancelled(signal);
  if (!lockfile && draft.install !== false) await commit();
  await runStep('place', draft.onStep, async () => {
    throwIfCancelled(signal);
    await placeProject(unfinished, draft.target);
  });
  if (installation?.failure !== undefined) {
    throw notInstalled(installation.failure, draft.target.folder);
  }
  return { folder: draft.target.folder, installed: draft.install !== false, warnings };
}

async function makeUnfinished({ folder }: Target): Promise<string> {
  const prefix = path.join(path.dirname(folder), `.${path.basename(folder).slice(0, 50)}-`);
  try {
    const unfinished = await mkdtemp(prefix);
    // mkdtemp makes it private; a project is as open as any new folder.
    await chmod(unfinished, 0o777 & ~process.umask());
    return unfinished;
  } catch (error) {
    throw writeError(error, path.dirname(folder));
  }
}

function writeProject({ composition, unfinished, signal, onStep }: Draft): Promise<void> {
  return runStep(
    'write',
    onStep,
    async () => {
      await writeFiles(composition.files, unfinished);
      throwIfCancelled(signal);
    },
    () => `${composition.files.size} files`,
  );
}

async function makeCommit(draft: Draft, ready: Promise<void>): Promise<Notice[]> {
  const { unfinished, signal, onStep, composition } = draft;
  const message = `Create ${composition.selection.title} with Stagecraft`;
  const result = await runStep('git', onStep, async () => {
    await ready;
    const committed = await commitAll(message, { folder: unfinished, signal });
    throwIfCancelled(signal);
    return committed;
  });
  return commitWarnings(result);
}

function commitWarnings({ neutralIdentity, unsigned }: CommitResult): Notice[] {
  const warnings: Notice[] = [];
  if (neutralIdentity) {
    warnings.push({
      code: 'NO_GIT_IDENTITY',
      message: 'git has no name for you, so the first commit is by "Stagecraft".',
      fix: 'Set git config --global user.name and user.email, then: git commit --amend --reset-author',
    });
  }
  if (unsigned) {
    warnings.push({
      code: 'COMMIT_NOT_SIGNED',
      message: 'The first commit could not be signed without asking, so it is not.',
      fix: 'Sign it with: git commit --amend --no-edit -S',
    });
  }
  return warnings;
}

function surroundings({ target, git }: Draft): Notice[] {
  if (target.insideRepository === undefined || git === false) return [];
  return [
    {
      code: 'INSIDE_REPOSITORY',
      message: `The project is a git repository of its own inside that of ${target.insideRepository}.`,
      fix: 'To make it part of that one, create it with --no-git.',
    },
  ];
}

function secretsText({ composition, secrets = {} }: CreateOptions): string | undefined {
  const given = Object.entries(secrets).filter(([, value]) => value !== '');
  if (given.length === 0) return undefined;
  const known = new Set(composition.environment.map(({ name }) => name));
  for (const [name] of given) {
    if (known.has(name)) continue;
    throw new StagecraftError({
      code: 'UNKNOWN_SECRET',
      message: `Nothing that was chosen reads ${name}.`,
      fix: `It reads: ${[...known].join(', ')}.`,
    });
  }
  return dotenvText(Object.fromEntries(given));
}

/** After the commit, so that it can't get into it, and only when git ignores the file from now on. */
async function writeSecrets(draft: Draft, text: string, git: boolean): Promise<void> {
  const { composition, unfinished, signal, onStep } = draft;
  await runStep('secrets', onStep, async () => {
    const listed = String(composition.files.get('.gitignore')?.content ?? '').split(/\r?\n/);
    const ignored = git
      ? await isIgnored(ENVIRONMENT_FILE, { folder: unfinished, signal })
      : listed.some((line) => line === '.env' || line === '/.env' || line === '.env*');
    throwIfCancelled(signal);
    if (!ignored) {
      throw new StagecraftError({
        code: 'SECRETS_NOT_IGNORED',
        message: `git would not ignore ${ENVIRONMENT_FILE} in this project, so no secret was written.`,
        fix: 'Create it without secrets, and set them in the environment.',
      });
    }
    await writeFile(path.join(unfinished, ENVIRONMENT_FILE), text, { mode: 0o600, flag: 'wx' });
  });
}

function notInstalled(failure: StagecraftError, folder: string): StagecraftError {
  return new StagecraftError({
    code: failure.code,
    message: `The project is in ${folder}, but its packages could not be installed. ${failure.message}`,
    fix: `${failure.fix} Then run \`yarn install\` in ${folder}.`,
    cause: failure,
  });
}
