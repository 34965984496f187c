import type { Command } from 'commander';
import type { Io } from './io.ts';
import { EXIT, type ExitCode } from './output/exitCodes.ts';

/** What the program leaves behind beside its output. */
export interface Outcome {
  exitCode: ExitCode;
}

/**
 * Runs one command line from its arguments to its exit code. Writes to the streams of `io` only,
 * and never ends the process.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const outcome: Outcome = { exitCode: EXIT.ok };
  const json = argv.includes('--json');
  try {
    const { buildProgram } = await import('./program.ts');
    const program: Command = buildProgram(io, outcome);
    await program.parseAsync([...argv], { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    const { fromCommander } = await import('./usage.ts');
    const known = fromCommander(error, argv);
    if (known === undefined) return outcome.exitCode;
    const { reportError } = await import('./output/errors.ts');
    return reportError(known, io, json);
  }
}
