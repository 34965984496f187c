import { readFile, writeFile } from 'node:fs/promises';
import { usageError } from '../output/errors.ts';

/** Short ones can be guessed. */
const TOKEN = /^[\w~.+/=-]{32,512}$/;

/** The token in a file; a new one, for its owner alone, where there is no such file. */
export async function readTokenFile(file: string, generate: () => string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw usageError('TOKEN_FILE', `${file} can't be read.`, 'Give a file that you may read.');
  });
  if (text === undefined) return await writeToken(file, generate());
  const token = text.trim();
  if (TOKEN.test(token)) return token;
  throw usageError(
    'TOKEN_FILE',
    `${file} holds no token.`,
    'A token is one word of at least 32 letters and digits. Remove the file, and one is made.',
  );
}

async function writeToken(file: string, token: string): Promise<string> {
  try {
    await writeFile(file, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return token;
  } catch {
    throw usageError(
      'TOKEN_FILE',
      `${file} can't be written.`,
      'Give a place that you may write to.',
    );
  }
}
