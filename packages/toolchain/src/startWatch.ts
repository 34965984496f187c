import { lastOf, plainText } from './lines.ts';

/** What tells, in the output of `yarn start`, that the project will never be ready. */
const FAILURES: readonly { readonly pattern: RegExp; readonly fix: string }[] = [
  {
    pattern: /threw an error during startup(?!.*boot failure is permitted)|Backend startup failed/,
    fix: 'The lines above name the plugin; most often a value in app-config.yaml or a variable in .env is missing.',
  },
  {
    pattern: /Unhandled rejection/,
    fix: 'The line above names the cause; most often a value in app-config.yaml.',
  },
  {
    // Node's last words when a process dies of an error; the development server lives on.
    pattern: /^Node\.js v\d+\.\d+\.\d+$/,
    fix: 'The lines above name the file or the package that is missing or wrong.',
  },
  {
    pattern: /compiled with \d+ errors?/,
    fix: 'The lines above name the file of the frontend that does not compile.',
  },
];

const LINES_BEFORE = 30;
const FAILURE_LINES = 20;
/** Failure lines carry whole stacks; beyond this many characters they say nothing new. */
const LONGEST_SHOWN = 600;

export interface StartWatch {
  read(line: string): void;
  /** Whether the project can't become ready any more. */
  failed(): boolean;
  /** The lines that tell why: those of failures, or else the last ones. */
  lines(): readonly string[];
  fix(): string;
}

/** Reads the output of a starting project and notices when it has failed. */
export function startWatch(): StartWatch {
  const last = lastOf(LINES_BEFORE);
  const failures: string[] = [];
  let fix: string | undefined;
  let needsContext = false;
  return {
    read(raw) {
      const line = plainText(raw).trimEnd().slice(0, LONGEST_SHOWN);
      if (line !== '') last.add(line);
      const failure = FAILURES.find(({ pattern }) => pattern.test(line));
      if (failure === undefined) return;
      fix ??= failure.fix;
      // These two come after what they are about.
      if (line.startsWith('Node.js v') || line.includes('compiled with')) needsContext = true;
      if (failures.length < FAILURE_LINES) failures.push(line);
    },
    failed: () => fix !== undefined,
    lines: () => (needsContext || failures.length === 0 ? last.all() : failures),
    fix: () => fix ?? 'Read its last lines above.',
  };
}
