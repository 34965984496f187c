import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { StagecraftError } from '@stagecraft/engine';
import { systemCode } from './fileErrors.ts';

/** The one file of a project that holds secrets; git ignores it. */
export const ENVIRONMENT_FILE = '.env';

const PLAIN = /^[\w./:@%+=,-]+$/;
const HEADER = `# The secrets of this portal. Never commit this file. .env.example says what each is for.
`;

/**
 * The text of a `.env` that reads back as exactly these values.
 * @throws StagecraftError SECRET_NOT_WRITABLE (which never tells the value)
 */
export function dotenvText(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${quoted(name, value)}\n`);
  return HEADER + lines.join('');
}

/** The first of the ways to write it that reads back the same. */
function quoted(name: string, value: string): string {
  if (PLAIN.test(value)) return value;
  // Single quotes first: within double ones Docker Compose replaces $NAME.
  const ways = ["'", '"', '`'].map((quote) => quote + value + quote);
  const written = ways.find((text) => parseEnv(`${name}=${text}\n`)[name] === value);
  if (written !== undefined) return written;
  throw new StagecraftError({
    code: 'SECRET_NOT_WRITABLE',
    message: `The value of ${name} has characters that a .env file can't hold.`,
    fix: `Leave it out here, and set ${name} in the environment that the portal starts in.`,
  });
}

/** The variables in a project's `.env`; none when there is no such file. */
export async function readEnvironmentFile(project: string): Promise<Record<string, string>> {
  try {
    const text = await readFile(path.join(project, ENVIRONMENT_FILE), 'utf8');
    const entries = Object.entries(parseEnv(text));
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => isSet(entry)));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return {};
    throw new StagecraftError({
      code: 'ENVIRONMENT_UNREADABLE',
      message: `The ${ENVIRONMENT_FILE} in ${project} can't be read.`,
      fix: 'See that it is a file and that you may read it.',
      cause: error,
    });
  }
}

function isSet([, value]: [string, string | undefined]): boolean {
  return value !== undefined && value !== '';
}
