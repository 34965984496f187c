import path from 'node:path';
import type { Program } from './measure.ts';

export const root = path.dirname(import.meta.dirname);
const cli = path.join(root, 'packages', 'cli', 'bin', 'stagecraft.js');

/** `stagecraft create`, as a person without a terminal runs it. */
export function createProgram(
  folder: string,
  flags: readonly string[],
  rest: Pick<Program, 'signal' | 'log'>,
): Program {
  return {
    command: process.execPath,
    args: [cli, 'create', folder, '--preset', 'github', '--yes', ...flags],
    cwd: path.dirname(folder),
    ...rest,
  };
}
