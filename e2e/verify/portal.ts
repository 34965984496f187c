import path from 'node:path';
import { startDemo, type Demo, type DemoOptions } from '@stagecraft/lifecycle';
import type { Composition } from '@stagecraft/engine';
import {
  runCommand,
  startProject,
  type ProjectToolchain,
  type RunningProject,
} from '@stagecraft/toolchain';
import { placeholderSecrets } from '../harness/portal.ts';
import type { Place } from './tree.ts';

export interface VerifiedPortal {
  readonly running: RunningProject;
  readonly demo: Demo;
  /** What it logged. */
  readonly log: readonly string[];
  /** Throws with what it logged last when it has ended by itself. */
  checkThatItRuns(): void;
  stop(): Promise<void>;
}

/** Lines of the log that tell why a portal ended. */
const LAST = 30;

/** Runs a program of the project; throws with its output when it fails. */
async function runProgram(
  toolchain: ProjectToolchain,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const lines: string[] = [];
  const { code } = await runCommand({
    command: toolchain.node.node,
    args: [...args],
    cwd: toolchain.projectDir,
    env: { ...toolchain.env, CI: 'true', ...env },
    onLine: (line) => lines.push(line),
  });
  if (code !== 0) throw new Error(`${path.basename(args[0] ?? '')}: ${code}\n${lines.join('\n')}`);
}

const CLI = 'node_modules/@backstage/cli/bin/backstage-cli';

/** The strict check of the configuration, as in local work and as in production. */
export async function checkConfig(
  toolchain: ProjectToolchain,
  composition: Composition,
): Promise<void> {
  const secrets = placeholderSecrets(composition);
  const local = ['--config', 'app-config.yaml'];
  for (const files of [local, [...local, '--config', 'app-config.production.yaml']]) {
    await runProgram(toolchain, [CLI, 'config:check', '--strict', ...files], secrets);
  }
}

/** Also of what features bring: who owns the project would have to mend it. */
export async function checkFormatting(
  toolchain: ProjectToolchain,
  { files }: Composition,
): Promise<void> {
  const own = [...files.keys()].filter((file) => !file.startsWith('.yarn/'));
  const flags = ['--check', '--ignore-unknown'];
  await runProgram(toolchain, ['node_modules/prettier/bin-prettier.js', ...flags, ...own]);
}

export async function checkTypes(toolchain: ProjectToolchain): Promise<void> {
  await runProgram(toolchain, ['node_modules/typescript/bin/tsc']);
}

/** Starts a portal in demo mode; resolves when both of its parts answer. */
export async function startInDemo(
  place: Place,
  toolchain: ProjectToolchain,
  composition: Composition,
  over?: DemoOptions['over'],
): Promise<VerifiedPortal> {
  const demo = await startDemo(place.folder, composition.selection, { over });
  const log: string[] = [];
  try {
    const running = await startProject(place.folder, {
      toolchain,
      ports: place.ports,
      configs: demo.configs,
      env: demo.env,
      onLine: (line) => log.push(line),
    });
    let hasEnded = false;
    void running.exited.then(() => (hasEnded = true));
    const checkThatItRuns = () => {
      if (hasEnded) throw new Error(`The portal ended:\n${log.slice(-LAST).join('\n')}`);
    };
    const stop = async () => {
      await running.stop();
      await demo.stop();
    };
    await running.ready.catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { running, demo, log, checkThatItRuns, stop };
  } catch (error) {
    await demo.stop();
    throw error;
  }
}
