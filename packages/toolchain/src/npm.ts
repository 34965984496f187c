import { tmpdir } from 'node:os';
import path from 'node:path';
import { StagecraftError } from '@stagecraft/engine';
import { exists } from './cache.ts';
import { runCommand } from './command.ts';
import { searchPath, type Environment } from './environment.ts';

interface NpmProgram {
  readonly command: string;
  readonly firstArgs: readonly string[];
  /** Folder whose `node` is the one that this npm belongs to. */
  readonly folder: string;
}

export interface NpmRun {
  readonly args: readonly string[];
  /** Default: the system's temporary folder, so that no project's `.npmrc` plays in. */
  readonly cwd?: string | undefined;
  readonly env?: Environment | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What is asked for, for error messages: `the package "x@1.0.0"`. */
  readonly subject: string;
}

/** Windows' `npm.cmd` can't be started without a shell; the script it calls can. */
async function findOnWindows(folder: string): Promise<NpmProgram | undefined> {
  const script = path.join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (!(await exists(script))) return undefined;
  const node = path.join(folder, 'node.exe');
  return { command: (await exists(node)) ? node : process.execPath, firstArgs: [script], folder };
}

async function findNpm(environment: Environment): Promise<NpmProgram> {
  for (const folder of searchPath(environment).split(path.delimiter)) {
    if (folder === '') continue;
    if (process.platform === 'win32') {
      const found = await findOnWindows(folder);
      if (found !== undefined) return found;
    } else if (await exists(path.join(folder, 'npm'))) {
      return { command: path.join(folder, 'npm'), firstArgs: [], folder };
    }
  }
  // Set by npm for what it starts: then npm is there although the PATH doesn't show it.
  const script = environment['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/.test(script) && (await exists(script))) {
    return { command: process.execPath, firstArgs: [script], folder: '' };
  }
  throw new StagecraftError({
    code: 'NPM_NOT_FOUND',
    message: 'npm was not found on the PATH.',
    fix: 'Install Node.js, which brings npm, or add the folder of npm to the PATH.',
  });
}

/**
 * Runs the person's own npm, so that their registry, proxy, certificates and sign-in count, and
 * returns what it printed as JSON.
 * @throws StagecraftError NPM_NOT_FOUND, PACKAGE_NOT_FOUND, REGISTRY_REFUSED,
 * REGISTRY_UNREACHABLE, REGISTRY_CERTIFICATE, INTEGRITY_MISMATCH, DISK_FULL, NPM_FAILED, CANCELLED
 */
export async function runNpm(run: NpmRun): Promise<unknown> {
  const environment = { ...process.env, ...run.env };
  const npm = await findNpm(environment);
  const output: string[] = [];
  const result = await runCommand({
    command: npm.command,
    // npm's own waits between tries (10 s, then 60 s) are too long for a person who looks on.
    args: [
      ...npm.firstArgs,
      ...run.args,
      '--json',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=8000',
    ],
    cwd: run.cwd ?? tmpdir(),
    env: {
      npm_config_update_notifier: 'false',
      ...run.env,
      // npm looks for its global settings beside the `node` that runs it. With another one first
      // on the PATH (ours, under `npm run`), a mirror or a certificate set there would be lost.
      PATH: [npm.folder, searchPath(environment)].filter(Boolean).join(path.delimiter),
    },
    signal: run.signal,
    onLine: (line, stream) => {
      if (stream === 'stdout') output.push(line);
    },
  });
  const answer = parseJson(output.join('\n'));
  if (result.code === 0 && answer !== undefined) return answer;
  const error = npmError(run.subject, answer, result.lastLines);
  throw run.args[0] === 'config' ? error : await withRegistry(error, run);
}

/** Most of these errors are about the registry; people seldom know which one they use. */
async function withRegistry(error: StagecraftError, run: NpmRun): Promise<StagecraftError> {
  const { code, message, fix } = error;
  if (code !== 'PACKAGE_NOT_FOUND' && !code.startsWith('REGISTRY_')) return error;
  let config: unknown;
  try {
    config = await runNpm({ ...run, args: ['config', 'list'] });
  } catch {
    return error; // the first error is the one that counts
  }
  const scope = /"(@[^/"]+)\//.exec(run.subject)?.[1];
  const registry = member(config, `${scope}:registry`) ?? member(config, 'registry');
  if (typeof registry !== 'string') return error;
  const shown = registry.replace(/\/\/[^/@]*@/, '//');
  return new StagecraftError({ code, message: `${message}\nRegistry: ${shown}`, fix });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The member `key` of an object that came from outside, or undefined. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function npmError(subject: string, answer: unknown, lines: readonly string[]): StagecraftError {
  const error = member(answer, 'error');
  const code = String(member(error, 'code') ?? /code (E\w+)/.exec(lines.join('\n'))?.[1] ?? '');
  const said = String(member(error, 'summary') ?? lines.slice(-8).join('\n'));
  const matched = ERRORS.find((entry) => entry.when.test(code) || entry.says?.test(said) === true);
  return new StagecraftError({
    code: matched?.code ?? 'NPM_FAILED',
    message: `${matched?.message ?? 'npm failed'} while asking for ${subject}. npm says: ${said}`,
    fix: matched?.fix ?? 'Run the same with your npm on the command line to see more.',
  });
}

interface NpmErrorKind {
  readonly code: string;
  readonly when: RegExp;
  readonly says?: RegExp;
  readonly message: string;
  readonly fix: string;
}

const ERRORS: readonly NpmErrorKind[] = [
  {
    code: 'PACKAGE_NOT_FOUND',
    when: /^(E404|ETARGET|ENOVERSIONS)$/,
    message: 'Your npm registry does not have it',
    fix: 'See with `npm config get registry` that it is the registry you mean; if it is a mirror, ask its administrator to let the package through.',
  },
  {
    code: 'REGISTRY_REFUSED',
    when: /^(E401|E403|ENEEDAUTH|EOTP|E407)$/,
    message: 'Your npm registry refused the request',
    fix: 'Sign in with `npm login`, or renew the token in your .npmrc.',
  },
  {
    code: 'REGISTRY_CERTIFICATE',
    when: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/,
    says: /certificate/i,
    message: 'The certificate of your npm registry is not trusted',
    fix: "Point npm to your company's certificates: `npm config set cafile <file>`, or set NODE_EXTRA_CA_CERTS.",
  },
  {
    code: 'INTEGRITY_MISMATCH',
    when: /^EINTEGRITY$/,
    message: 'What your npm registry sent does not match its own checksum',
    fix: 'Try again after `npm cache verify`; if it stays, tell the administrator of the registry.',
  },
  {
    code: 'DISK_FULL',
    when: /^(ENOSPC|EDQUOT)$/,
    says: /ENOSPC/,
    message: 'The disk is full',
    fix: 'Free some space (4 GB are enough) and try again.',
  },
  {
    code: 'REGISTRY_UNREACHABLE',
    when: /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_\w+|FETCH_ERROR|E5\d\d|ECONNECTIONTIMEOUT|EIDLETIMEOUT|ENOTCACHED|EPROTO)$/,
    says: /network|proxy|socket|FetchError/i,
    message: 'Your npm registry could not be reached',
    fix: 'See that `npm ping` works; behind a company proxy set `npm config set https-proxy <url>` or a registry mirror.',
  },
];
