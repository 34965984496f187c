import { rm } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError, type Notice } from '@stagecraft/engine';
import type { installProject } from '@stagecraft/toolchain';
import { throwIfCancelled } from '../cancelled.ts';
import { runStep, type StepListener } from '../steps.ts';

export type InstallProject = typeof installProject;

interface InstallRequest {
  readonly unfinished: string;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: StepListener | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
  readonly installer?: InstallProject | undefined;
}

export interface Installation {
  /** What went wrong; no half of an installation is left then. */
  readonly failure?: StagecraftError;
  readonly warnings: readonly Notice[];
}

/** Installs the packages of an unfinished project. Throws only when cancelled. */
export async function installPackages(
  { unfinished, signal, onStep, onLine, installer }: InstallRequest,
  immutable: boolean,
): Promise<Installation> {
  try {
    const { needScripts } = await runStep('install', onStep, async (progress) => {
      const install = installer ?? (await import('@stagecraft/toolchain')).installProject;
      return await install(unfinished, {
        signal,
        immutable,
        onProgress: ({ message, done, total }) =>
          progress(done === undefined ? message : `${message}: ${done} of ${total ?? '?'}`),
        onLine: (line) => onLine?.(line),
      });
    });
    return { warnings: needScripts.length === 0 ? [] : [scriptsNeeded(needScripts)] };
  } catch (error) {
    throwIfCancelled(signal);
    await rm(path.join(unfinished, 'node_modules'), { recursive: true, force: true });
    return { failure: asStagecraftError(error), warnings: [] };
  }
}

function scriptsNeeded(packages: readonly string[]): Notice {
  return {
    code: 'SCRIPTS_NEEDED',
    message: `These packages don't work without their install scripts, which are off: ${packages.join(', ')}.`,
    fix: 'Allow each in dependenciesMeta of package.json with "built": true, and install again.',
  };
}

function asStagecraftError(error: unknown): StagecraftError {
  if (error instanceof StagecraftError) return error;
  return new StagecraftError({
    code: 'INSTALL_FAILED',
    message: error instanceof Error ? error.message : String(error),
    fix: 'Mend what is named.',
    cause: error,
  });
}
