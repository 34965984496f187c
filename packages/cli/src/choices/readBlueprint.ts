import { open, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { looksShared } from '@stagecraft/engine';
import type { Io } from '../io.ts';
import { usageError } from '../output/errors.ts';

/** More than any blueprint; the parser has its own, smaller limit. */
const MAX_BYTES = 1_000_000;

/** Whether `--blueprint` was given a link, or what a link holds, and not a file that is there. */
export async function isLink(given: string, io: Io): Promise<boolean> {
  if (/^https?:\/\//i.test(given)) return true;
  if (!looksShared(given)) return false;
  const there = await stat(path.resolve(io.cwd, given)).catch(() => undefined);
  return there === undefined;
}

/** The text of a blueprint, from a file or, for `-`, from the standard input. */
export async function readBlueprintText(file: string, io: Io): Promise<string> {
  const bytes = file === '-' ? await readInput(io) : await readFileLimited(file, io);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageError(
      'BLUEPRINT_NOT_TEXT',
      `${nameOf(file)} is not text in UTF-8.`,
      'Check that it is a stagecraft.yaml.',
    );
  }
}

async function readInput(io: Io): Promise<Uint8Array> {
  if (io.stdin.isTTY === true) {
    throw usageError(
      'BLUEPRINT_MISSING',
      'Nothing is piped to the standard input.',
      'Pipe a blueprint into it: cat stagecraft.yaml | stagecraft create my-portal --blueprint -',
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of io.stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BYTES) throw tooLarge('-');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readFileLimited(file: string, io: Io): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path.resolve(io.cwd, file));
    const { size } = await handle.stat();
    if (size > MAX_BYTES) throw tooLarge(file);
    return await handle.readFile();
  } catch (error) {
    throw readError(error, file);
  } finally {
    await handle?.close();
  }
}

function readError(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return usageError(
      'BLUEPRINT_MISSING',
      `There is no file ${file}.`,
      'Check the path, or choose with --preset.',
    );
  }
  if (code === 'EISDIR') {
    return usageError(
      'BLUEPRINT_MISSING',
      `${file} is a folder.`,
      `Give the file in it: ${path.join(file, 'stagecraft.yaml')}`,
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return usageError(
      'BLUEPRINT_MISSING',
      `${file} can't be read.`,
      'Give yourself the right to read it.',
    );
  }
  return error;
}

function tooLarge(file: string) {
  return usageError(
    'BLUEPRINT_TOO_LARGE',
    `${nameOf(file)} is larger than ${MAX_BYTES / 1000} kB.`,
    'Check that it is a stagecraft.yaml.',
  );
}

function nameOf(file: string): string {
  return file === '-' ? 'The standard input' : file;
}
