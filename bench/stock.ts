import path from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { cutLockfile } from '@stagecraft/engine';
import {
  projectToolchain,
  runCommand,
  startCommand,
  type CommandOptions,
  type NodeProgram,
  type ProjectToolchain,
  type YarnOptions,
} from '@stagecraft/toolchain';
import { release } from '../e2e/harness/portal.ts';
import { writeStock } from '../e2e/harness/stock.ts';

/** Settings of ours, which a stock project does not have. */
const OURS = new Set(['YARN_ENABLE_SCRIPTS', 'YARN_NM_MODE']);

/**
 * Upstream's project gets these as binaries from GitHub. Where that can't be reached, and with a
 * better-sqlite3 that carries its binary but whose sources yarn would compile all the same, they
 * would be compiled for a minute: not what most people see.
 */
const PREBUILT = ['better-sqlite3', 'keytar'];

const LOCATIONS = ['.', 'packages/app', 'packages/backend'];

/** Writes a stock project, with a lockfile, into a folder, over what create-app made there. */
export async function stockProject(folder: string): Promise<void> {
  await writeStock(folder);
  const root = path.join(folder, 'package.json');
  const settings = PREBUILT.map((name) => [name, { built: false }] as const);
  const manifest = { ...(await readJson(root)), dependenciesMeta: Object.fromEntries(settings) };
  await writeFile(root, `${JSON.stringify(manifest, null, 2)}\n`);
  if (release.graph === undefined) throw new TypeError('The release has no lockfile');
  const workspaces = await Promise.all(
    LOCATIONS.map(async (location) => ({
      location,
      manifest: await readJson(path.join(folder, location, 'package.json')),
    })),
  );
  await writeFile(path.join(folder, 'yarn.lock'), cutLockfile(release.graph, workspaces));
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
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
