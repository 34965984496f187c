import { StagecraftError, StagecraftErrors, type SourcePosition } from '@stagecraft/engine';
import { printJson, type Io } from '../io.ts';
import { EXIT, exitCodeOf, type ExitCode } from './exitCodes.ts';
import { styleFor, widthOf, wrap } from './style.ts';

/** What an error is in machine-readable output. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly position?: (SourcePosition & { readonly file?: string }) | undefined;
  /** Where in the blueprint it is. */
  readonly path?: readonly string[];
}

const sources = new WeakMap<StagecraftError, string>();

/** Remembers which file an error's position is in. */
export function inFile<T>(error: T, file: string): T {
  if (error instanceof StagecraftErrors) for (const each of error.errors) sources.set(each, file);
  if (error instanceof StagecraftError) sources.set(error, file);
  return error;
}

/** Tells a person, or a machine, what went wrong. Returns the exit code. */
export function reportError(error: unknown, io: Io, json: boolean): ExitCode {
  const known = error instanceof StagecraftError ? error : internalError(error);
  const errors = known instanceof StagecraftErrors ? known.errors : [known];
  if (json) {
    const reports = errors.map(reportOf);
    printJson(io, { error: { ...reportOf(known), errors: reports } });
  } else if (known.code === 'CANCELLED') {
    io.stderr.write(`${known.message}\n`);
  } else {
    for (const each of errors) io.stderr.write(errorText(each, io));
    if (io.env['STAGECRAFT_DEBUG'] && known.code === 'INTERNAL') {
      io.stderr.write(`${String((known.cause as Error | undefined)?.stack)}\n`);
    }
  }
  return known.code === 'CANCELLED' ? EXIT.cancelled : exitCodeOf(known.code);
}

function reportOf(error: StagecraftError): ErrorReport {
  const { code, message, fix, position, path } = error;
  const file = sources.get(error);
  return {
    code,
    message,
    fix,
    ...(position === undefined
      ? {}
      : { position: file === undefined ? position : { file, ...position } }),
    ...(path === undefined ? {} : { path }),
  };
}

function errorText(error: StagecraftError, io: Io): string {
  const style = styleFor(io.stderr);
  const { position } = reportOf(error);
  const where =
    position === undefined
      ? ''
      : `${position.file ?? 'blueprint'}:${position.line}:${position.column}: `;
  const head = style('red', 'Error');
  // Paths and what commands said are not broken: they are to be copied.
  const message = `${head} ${where}${error.message}`;
  return `${message}\n${wrap(error.fix, widthOf(io.stderr), '  ')}\n`;
}

function internalError(cause: unknown): StagecraftError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StagecraftError({
    code: 'INTERNAL',
    message: `Something went wrong inside Stagecraft: ${message}`,
    fix: 'Please report it, with the command and the lines that STAGECRAFT_DEBUG=1 adds.',
    cause,
  });
}

/** An error in how a command was called. */
export function usageError(code: string, message: string, fix: string): StagecraftError {
  return new StagecraftError({ code, message, fix });
}
