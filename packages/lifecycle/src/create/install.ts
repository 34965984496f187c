import { rm } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
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

/**
 * Installs the packages of an unfinished project. Returns what went wrong, in which case no half
 * of an installation is left. Throws only when cancelled.
 */
export async function installPackages(
  { unfinished, signal, onStep, onLine, installer }: InstallRequest,
  immutable: boolean,
): Promise<StagecraftError | undefined> {
  try {
    await runStep('install', onStep, async (progress) => {
      const install = installer ?? (await import('@stagecraft/toolchain')).installProject;
      await install(unfinished, {
        signal,
        immutable,
        onProgress: ({ message, done, total }) =>
          progress(done === undefined ? message : `${message}: ${done} of ${total ?? '?'}`),
        onLine: (line) => onLine?.(line),
      });
    });
    return undefined;
  } catch (error) {
    throwIfCancelled(signal);
    await rm(path.join(unfinished, 'node_modules'), { recursive: true, force: true });
    return asStagecraftError(error);
  }
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
