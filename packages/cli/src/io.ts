import type { Readable, Writable } from 'node:stream';

/** Everything of the world that a command touches, so that tests can put their own in its place. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** The folder that holds features/, presets/ and releases/. */
  readonly root: string;
}

export type Output = Writable & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

/** Whether there is a person at a terminal to ask. */
export function canAsk(io: Io): boolean {
  return io.stdin.isTTY === true && io.stdout.isTTY === true && !isOn(io.env['CI']);
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

/** Writes a line to the standard output. */
export function print(io: Io, text = ''): void {
  io.stdout.write(`${text}\n`);
}

/** Writes data for machines. */
export function printJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes one event of a stream of events: a line of JSON. */
export function printEvent(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value)}\n`);
}
