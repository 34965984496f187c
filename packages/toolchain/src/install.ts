import semver from 'semver';
import { commandFailed, type OutputStream } from './command.ts';
import { watchDownloads } from './installDownloads.ts';
import { installError } from './installErrors.ts';
import { member } from './npm.ts';
import { projectToolchain, type ProjectToolchain } from './projectToolchain.ts';

export type InstallPhase = 'prepare' | 'resolution' | 'fetch' | 'link' | 'build';

export interface InstallProgress {
  readonly phase: InstallPhase;
  readonly message: string;
  /** Packages done and to do, in the phases where that is known. */
  readonly done?: number;
  readonly total?: number;
}

export interface InstallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: InstallProgress) => void) | undefined;
  /** Each line, as yarn shows it to people. */
  readonly onLine?: ((line: string, stream: OutputStream) => void) | undefined;
  /** To go on with a toolchain that is at hand. */
  readonly toolchain?: ProjectToolchain | undefined;
  /** Default true: the lockfile must not change. */
  readonly immutable?: boolean | undefined;
}

export interface InstallResult {
  /** Packages that were downloaded. */
  readonly downloaded: number;
  /** Packages whose install scripts were not run: `name@version`. */
  readonly scriptsOff: readonly string[];
  /**
   * Those of `scriptsOff` that don't work without: the project must allow them by
   * `dependenciesMeta.<name>.built: true` in its root package.json.
   */
  readonly needScripts: readonly string[];
  /** Packages whose install scripts were run, as the project allows: `name@version`. */
  readonly built: readonly string[];
}

/**
 * Packages of Backstage projects that bring no binary in their archive, with the versions that
 * don't. All others with scripts (esbuild, @swc/core, unrs-resolver, ...) work without them.
 */
const NEED_SCRIPTS: Readonly<Record<string, string>> = {
  'better-sqlite3': '<13',
  'isolated-vm': '*',
};

function needsScripts(subject: string): boolean {
  const at = subject.lastIndexOf('@');
  const range = NEED_SCRIPTS[subject.slice(0, at)];
  return range !== undefined && semver.satisfies(subject.slice(at + 1), range);
}

/** One line of `yarn install --json`. */
export interface YarnReport {
  readonly type: string;
  /** `YN0028`, … */
  readonly code: string;
  readonly text: string;
  readonly indent: string;
}

/** Reads a line of `yarn install --json`; undefined when it is another kind of line. */
export function parseReport(line: string): YarnReport | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    const text = member(value, 'data');
    if (typeof text !== 'string') return undefined;
    return {
      type: String(member(value, 'type')),
      code: String(member(value, 'displayName')),
      text,
      indent: String(member(value, 'indent') ?? ''),
    };
  } catch {
    return undefined;
  }
}

const PHASES: readonly (readonly [RegExp, InstallPhase, string])[] = [
  [/^┌ Resolution step/, 'resolution', 'Reading the lockfile'],
  [/^┌ Fetch step/, 'fetch', 'Downloading packages'],
  [/^┌ Link step/, 'link', 'Putting packages in place'],
];

/**
 * Installs a project's packages exactly as its lockfile says, install scripts off (but for those
 * that its `dependenciesMeta` allows).
 * @throws StagecraftError LOCKFILE_OUTDATED, PACKAGE_NOT_FOUND, CHECKSUM_MISMATCH,
 * REGISTRY_UNREACHABLE, REGISTRY_REFUSED, REGISTRY_CERTIFICATE, DISK_FULL, BUILD_FAILED,
 * COMMAND_FAILED, CANCELLED, and those of `projectToolchain`
 */
export async function installProject(
  projectDir: string,
  options: InstallOptions = {},
): Promise<InstallResult> {
  const { signal, onProgress } = options;
  const toolchain =
    options.toolchain ??
    (await projectToolchain(projectDir, {
      signal,
      onProgress: (message) => onProgress?.({ phase: 'prepare', message }),
    }));
  const reader = reportReader(toolchain, options);
  const args = ['install', '--json', ...(options.immutable === false ? [] : ['--immutable'])];
  try {
    const result = await toolchain.yarn(args, { signal, onLine: reader.onLine });
    if (result.code === 0) return reader.result();
    throw (
      installError(reader.errors()) ??
      commandFailed(
        { command: 'yarn', args, cwd: toolchain.projectDir },
        {
          ...result,
          lastLines: result.lastLines.map((line) => parseReport(line)?.text ?? line),
        },
      )
    );
  } finally {
    reader.end();
  }
}

interface ReportReader {
  onLine(line: string, stream: OutputStream): void;
  errors(): readonly YarnReport[];
  result(): InstallResult;
  end(): void;
}

function reportReader(toolchain: ProjectToolchain, options: InstallOptions): ReportReader {
  const errors: YarnReport[] = [];
  const scriptsOff = new Set<string>();
  const built = new Set<string>();
  let downloaded = 0;
  let downloads: { end(): void } | undefined;

  const enterPhase = (phase: InstallPhase, message: string) => {
    downloads?.end();
    downloads = undefined;
    options.onProgress?.({ phase, message });
    if (phase !== 'fetch' || options.onProgress === undefined) return;
    downloads = watchDownloads(toolchain, (done, total) => {
      options.onProgress?.({ phase, message, done, total });
    });
  };
  const read = (report: YarnReport) => {
    const step = PHASES.find(([pattern]) => pattern.test(report.text));
    if (step !== undefined) enterPhase(step[1], step[2]);
    if (report.type === 'error') errors.push(report);
    const name = report.text.split(/[ :]/, 1)[0] ?? '';
    const subject = packageOf(report.text) ?? name;
    if (report.code === 'YN0004' || report.code === 'YN0005') scriptsOff.add(subject);
    if (report.code === 'YN0007') {
      built.add(subject);
      options.onProgress?.({ phase: 'build', message: `Building ${subject}`, done: built.size });
    }
    if (report.code === 'YN0013') downloaded = Number(/^\d+/.exec(report.text)?.[0] ?? 0);
  };
  return {
    onLine(line, stream) {
      const report = parseReport(line);
      if (report === undefined) options.onLine?.(line, stream);
      else {
        read(report);
        options.onLine?.(`${report.code}: ${report.indent}${report.text}`, stream);
      }
    },
    errors: () => errors,
    result: () => ({
      downloaded,
      scriptsOff: [...scriptsOff],
      needScripts: [...scriptsOff].filter(needsScripts),
      built: [...built],
    }),
    end: () => downloads?.end(),
  };
}

/** `esbuild@npm:0.28.2 must be built …` → `esbuild@0.28.2`. */
function packageOf(text: string): string | undefined {
  const match = /^((?:@[^/\s]+\/)?[^@\s]+)@npm:([^\s:[]+)/.exec(text);
  return match === null ? undefined : `${match[1]}@${match[2]}`;
}
