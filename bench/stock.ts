import path from 'node:path';
import { rm } from 'node:fs/promises';
import {
  projectToolchain,
  runCommand,
  startCommand,
  type CommandOptions,
  type NodeProgram,
  type ProjectToolchain,
  type YarnOptions,
} from '@stagecraft/toolchain';
import { writeStock } from '../e2e/harness/stock.ts';

/** Settings of ours, which a stock project does not have. */
const OURS = new Set(['YARN_ENABLE_SCRIPTS', 'YARN_NM_MODE']);

/** Writes a stock project, with a lockfile, into a folder, over what create-app made there. */
export async function stockProject(folder: string): Promise<void> {
  await rm(path.join(folder, 'yarn.lock'), { force: true });
  await writeStock(folder);
}

/**
 * How a stock project's commands run without Stagecraft: by its own yarn with yarn's defaults.
 * What the person's npm settings say about the registry holds for it too, and node-gyp finds the
 * headers of Node at once.
 */
export async function stockToolchain(folder: string, node: NodeProgram): Promise<ProjectToolchain> {
  const ours = await projectToolchain(folder);
  const settings = Object.entries(ours.env).filter(([name]) => !OURS.has(name));
  const env: Record<string, string> = {
    ...Object.fromEntries(settings),
    ...(node.headersDir === undefined ? {} : { npm_config_nodedir: node.headersDir }),
    PATH: [node.binDir, process.env['PATH'] ?? ''].join(path.delimiter),
  };
  const command = (args: readonly string[], options: YarnOptions = {}): CommandOptions => ({
    ...options,
    command: node.node,
    args: [ours.yarnPath, ...args],
    cwd: options.cwd ?? folder,
    env: { ...env, ...options.env },
  });
  return {
    projectDir: folder,
    node,
    yarnPath: ours.yarnPath,
    env,
    secrets: ours.secrets,
    yarn: (args, options) => runCommand(command(args, options)),
    startYarn: (args, options) => startCommand(command(args, options)),
  };
}
