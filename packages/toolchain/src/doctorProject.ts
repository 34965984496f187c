import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { StagecraftError } from '@stagecraft/engine';
import { readAppConfig, referencedVariables } from './appConfig.ts';
import { exists, readIfExists } from './cache.ts';
import { runCommand } from './command.ts';
import type { Check } from './doctorMachine.ts';
import type { Environment } from './environment.ts';
import { findNode } from './node.ts';
import { member } from './npm.ts';

export interface ProjectCheckOptions {
  readonly signal?: AbortSignal | undefined;
  /** Where variables may be set beside `.env`. Default: our environment. */
  readonly env?: Environment | undefined;
}

async function checkBackstage(folder: string): Promise<Check> {
  const base = { id: 'project', title: 'Backstage project' };
  const release = await readIfExists(path.join(folder, 'backstage.json'));
  const hasConfig = await exists(path.join(folder, 'app-config.yaml'));
  const hasManifest = await exists(path.join(folder, 'package.json'));
  if (!hasManifest || !(hasConfig || release !== undefined)) {
    return {
      ...base,
      status: 'fail',
      detail: `${folder} is not the root of a Backstage project.`,
      fix: 'Go to the folder that holds app-config.yaml and package.json.',
    };
  }
  const version = /"version":\s*"([^"]+)"/.exec(release ?? '')?.[1];
  if (version !== undefined) return { ...base, status: 'ok', detail: `Backstage ${version}.` };
  return {
    ...base,
    status: 'warn',
    detail: 'backstage.json, which says the release, is missing.',
    fix: 'Write {"version": "<release>"} into backstage.json.',
  };
}

async function checkInstalled(folder: string): Promise<Check> {
  const base = { id: 'installed', title: 'Packages' };
  const installed = await exists(path.join(folder, 'node_modules', '.yarn-state.yml'));
  if (installed || (await exists(path.join(folder, '.pnp.cjs')))) {
    return { ...base, status: 'ok', detail: 'Installed.' };
  }
  return { ...base, status: 'warn', detail: 'Not installed.', fix: 'Run `yarn install`.' };
}

async function checkLockfile(folder: string): Promise<Check> {
  const base = { id: 'lockfile', title: 'Lockfile' };
  const text = await readIfExists(path.join(folder, 'yarn.lock'));
  if (text !== undefined && text.includes('resolution:')) {
    return { ...base, status: 'ok', detail: 'yarn.lock is there.' };
  }
  return {
    ...base,
    status: 'fail',
    detail: text === undefined ? 'There is no yarn.lock.' : 'yarn.lock is empty.',
    fix: 'Run `yarn install` and commit yarn.lock, so that all get the same versions.',
  };
}

async function checkDotenv(folder: string, signal: AbortSignal | undefined): Promise<Check[]> {
  const file = path.join(folder, '.env');
  if (!(await exists(file))) return [];
  const checks: Check[] = [await checkIgnored(folder, signal)];
  if (process.platform === 'win32') return checks; // has no such permissions
  const mode = (await stat(file)).mode & 0o777;
  const base = { id: 'env-permissions', title: 'Permissions of .env' };
  const shown = mode.toString(8).padStart(4, '0');
  checks.push(
    (mode & 0o077) === 0
      ? { ...base, status: 'ok', detail: `Only you can read it (${shown}).` }
      : {
          ...base,
          status: 'warn',
          detail: `Others on this machine can read it (${shown}).`,
          fix: 'Run `chmod 600 .env`.',
        },
  );
  return checks;
}

async function checkIgnored(folder: string, signal: AbortSignal | undefined): Promise<Check> {
  const base = { id: 'env-ignored', title: '.env and git' };
  const git = async (...args: string[]) => {
    try {
      return (await runCommand({ command: 'git', args, cwd: folder, signal })).code;
    } catch (error) {
      if (error instanceof StagecraftError && error.code === 'COMMAND_NOT_FOUND') return null;
      throw error;
    }
  };
  // `check-ignore` alone says "ignored" of a file that is committed already.
  if ((await git('ls-files', '--error-unmatch', '.env')) === 0) {
    return {
      ...base,
      status: 'fail',
      detail: '.env is committed: its secrets are in the history.',
      fix: 'Run `git rm --cached .env`, add .env to .gitignore, and renew the secrets.',
    };
  }
  const code = await git('check-ignore', '-q', '.env');
  if (code === 0) return { ...base, status: 'ok', detail: 'git ignores it.' };
  if (code !== 1)
    return {
      ...base,
      status: 'warn',
      detail: 'The project is not under git.',
      fix: 'Run `git init`.',
    };
  return {
    ...base,
    status: 'fail',
    detail: 'git does not ignore .env.',
    fix: 'Add a line `.env` to .gitignore.',
  };
}

/** A check for every configuration file: are the variables that it refers to set? */
async function checkVariables(folder: string, environment: Environment): Promise<Check[]> {
  const dotenv = parseEnv((await readIfExists(path.join(folder, '.env'))) ?? '');
  const names = (await readdir(folder)).filter((name) => /^app-config.*\.yaml$/.test(name));
  const checks: Check[] = [];
  for (const name of names.toSorted()) {
    const variables = referencedVariables((await readIfExists(path.join(folder, name))) ?? '');
    const missing = variables
      .filter((variable) => !variable.optional)
      .map((variable) => variable.name)
      .filter((variable) => !dotenv[variable] && !environment[variable]);
    const base = { id: `variables:${name}`, title: `Variables of ${name}` };
    if (missing.length === 0) {
      const detail = variables.length === 0 ? 'It needs none.' : `All ${variables.length} are set.`;
      checks.push({ ...base, status: 'ok', detail });
      continue;
    }
    // Other files, such as that of production, get theirs where they are used.
    const isLocal = name === 'app-config.yaml' || name === 'app-config.local.yaml';
    checks.push({
      ...base,
      status: 'warn',
      detail: `Not set${isLocal ? '' : ' here'}: ${missing.join(', ')}.`,
      fix: isLocal ? 'Set them in .env.' : 'See that they are set where this file is used.',
    });
  }
  return checks;
}

async function checkProjectNode(folder: string, signal: AbortSignal | undefined): Promise<Check> {
  const base = { id: 'project-node', title: 'Node.js of the project' };
  const text = await readIfExists(path.join(folder, 'package.json'));
  const range = member(member(JSON.parse(text ?? '{}'), 'engines'), 'node') ?? '22 || 24';
  const node = await findNode(String(range), { signal });
  if (node !== undefined) {
    return { ...base, status: 'ok', detail: `${node.version} satisfies "${String(range)}".` };
  }
  return {
    ...base,
    status: 'warn',
    detail: `No Node.js on this machine satisfies "${String(range)}".`,
    fix: 'Nothing: Stagecraft brings one through npm when it runs the project.',
  };
}

async function checkConfig(folder: string): Promise<Check> {
  const base = { id: 'config', title: 'Configuration files' };
  try {
    await readAppConfig(folder);
    return { ...base, status: 'ok', detail: 'They are valid YAML.' };
  } catch (error) {
    if (!(error instanceof StagecraftError)) throw error;
    return { ...base, status: 'fail', detail: error.message, fix: error.fix };
  }
}

/**
 * What a project needs to be installed and started. Never throws for what it finds; rejects with
 * StagecraftError CANCELLED when `signal` is aborted.
 */
export async function checkProject(
  projectDir: string,
  options: ProjectCheckOptions = {},
): Promise<readonly Check[]> {
  const folder = path.resolve(projectDir);
  const first = await checkBackstage(folder);
  if (first.status === 'fail') return [first];
  const config = await checkConfig(folder);
  return [
    first,
    await checkProjectNode(folder, options.signal),
    await checkLockfile(folder),
    await checkInstalled(folder),
    config,
    ...(config.status === 'ok' ? await checkVariables(folder, options.env ?? process.env) : []),
    ...(await checkDotenv(folder, options.signal)),
  ];
}
