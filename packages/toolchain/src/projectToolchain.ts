import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
import semver from 'semver';
import { exists, readIfExists } from './cache.ts';
import { runCommand, startCommand } from './command.ts';
import type { CommandOptions, CommandResult, RunningCommand } from './command.ts';
import { searchPath, type Environment } from './environment.ts';
import { ensureNode, type NodeOptions, type NodeProgram } from './node.ts';
import { member } from './npm.ts';
import { fetchNpmPackage } from './npmPackage.ts';
import { readYarnSettings, yarnEnvironment } from './yarnSettings.ts';

/** What Backstage asks for when the project's package.json doesn't say. */
const DEFAULT_NODE_RANGE = '22 || 24';

export type YarnOptions = Omit<CommandOptions, 'command' | 'args' | 'cwd'> & {
  /** Default: the project's folder. */
  readonly cwd?: string | undefined;
};

export interface ProjectToolchain {
  readonly projectDir: string;
  readonly node: NodeProgram;
  /** The yarn program: a script that `node` runs. */
  readonly yarnPath: string;
  /** What a command in the project gets beside the allow-listed environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Values in `env` that must not show up in a log. */
  readonly secrets: readonly string[];
  /** Runs yarn to its end; see `runCommand` for errors. */
  yarn(args: readonly string[], options?: YarnOptions): Promise<CommandResult>;
  /** Starts yarn and returns at once; see `startCommand` for errors. */
  startYarn(args: readonly string[], options?: YarnOptions): Promise<RunningCommand>;
}

/**
 * The Node and the yarn that a project asks for, ready to run.
 * @throws StagecraftError NOT_A_PROJECT, YARN_NOT_FOUND, and those of `ensureNode`
 */
export async function projectToolchain(
  projectDir: string,
  options: NodeOptions = {},
): Promise<ProjectToolchain> {
  const folder = path.resolve(projectDir);
  const manifest = await readManifest(folder);
  const range = member(member(manifest, 'engines'), 'node');
  const node = await ensureNode(typeof range === 'string' ? range : DEFAULT_NODE_RANGE, options);
  const yarnPath = await findYarn(folder, manifest, options);
  const settings = await yarnEnvironment(folder, { signal: options.signal });
  const env: Record<string, string> = {
    ...settings,
    ...(node.headersDir === undefined ? {} : { npm_config_nodedir: node.headersDir }),
  };
  const secrets = ['YARN_NPM_AUTH_TOKEN', 'YARN_NPM_AUTH_IDENT']
    .map((name) => env[name] ?? process.env[name])
    .filter((value) => value !== undefined);

  const command = (args: readonly string[], yarnOptions: YarnOptions): CommandOptions => ({
    ...yarnOptions,
    command: node.node,
    args: [yarnPath, ...args],
    cwd: yarnOptions.cwd ?? folder,
    env: withFirstOnPath(node.binDir, { ...env, ...yarnOptions.env }),
    redact: [...secrets, ...(yarnOptions.redact ?? [])],
  });
  return {
    projectDir: folder,
    node,
    yarnPath,
    env,
    secrets,
    yarn: (args, yarnOptions = {}) => runCommand(command(args, yarnOptions)),
    startYarn: (args, yarnOptions = {}) => startCommand(command(args, yarnOptions)),
  };
}

function withFirstOnPath(binDir: string, environment: Environment): Environment {
  const rest = searchPath(environment) || searchPath();
  return { ...environment, PATH: rest === '' ? binDir : `${binDir}${path.delimiter}${rest}` };
}

async function readManifest(folder: string): Promise<unknown> {
  const text = await readIfExists(path.join(folder, 'package.json'));
  try {
    if (text !== undefined) return JSON.parse(text);
  } catch (error) {
    throw notAProject(`The package.json in ${folder} is not JSON.`, error);
  }
  throw notAProject(`There is no package.json in ${folder}.`);
}

function notAProject(message: string, cause?: unknown): StagecraftError {
  return new StagecraftError({
    code: 'NOT_A_PROJECT',
    message,
    fix: 'Give the root folder of a Backstage project.',
    cause,
  });
}

async function findYarn(folder: string, manifest: unknown, options: NodeOptions): Promise<string> {
  const setting = (await readYarnSettings(folder))['yarnPath'];
  if (typeof setting === 'string') {
    const file = path.resolve(folder, setting);
    if (!file.startsWith(folder + path.sep) || !(await exists(file))) {
      throw noYarn(`The project's yarnPath "${setting}" is not a file of the project.`);
    }
    return file;
  }
  // Projects that leave yarn to corepack name its version only.
  const manager = member(manifest, 'packageManager');
  const version = /^yarn@(\d[^+]*)/.exec(typeof manager === 'string' ? manager : '')?.[1];
  if (version === undefined || semver.valid(version) === null || semver.major(version) < 2) {
    throw noYarn('The project does not say which yarn it uses.');
  }
  const cli = await fetchNpmPackage({ name: '@yarnpkg/cli-dist', version, ...options });
  return path.join(cli.folder, 'bin', 'yarn.js');
}

function noYarn(message: string): StagecraftError {
  return new StagecraftError({
    code: 'YARN_NOT_FOUND',
    message,
    fix: 'Set "packageManager" in package.json, such as "yarn@4.13.0", or yarnPath in .yarnrc.yml.',
  });
}
