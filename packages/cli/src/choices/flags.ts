import { usageError } from '../output/errors.ts';

/** The flags of `stagecraft create` as the parser gives them. */
export interface CreateFlags {
  readonly preset?: string;
  readonly blueprint?: string;
  readonly feature?: readonly string[];
  readonly without?: readonly string[];
  readonly set?: readonly string[];
  readonly name?: string;
  readonly title?: string;
  readonly organization?: string;
  readonly release?: string;
  readonly yes?: true;
  readonly install: boolean;
  readonly git: boolean;
  readonly secretsFromEnv?: true;
  readonly zip?: string;
  readonly dryRun?: true;
  readonly start?: true;
  readonly json?: true;
}

type Pair = readonly [a: string, b: string, because: string];

/** Refuses flags that say opposite things, before anything is read. */
export function checkFlags(flags: CreateFlags): void {
  const given: Readonly<Record<string, boolean>> = {
    '--preset': flags.preset !== undefined,
    '--blueprint': flags.blueprint !== undefined,
    '--no-install': !flags.install,
    '--secrets-from-env': flags.secretsFromEnv === true,
    '--zip': flags.zip !== undefined,
    '--dry-run': flags.dryRun === true,
    '--start': flags.start === true,
    '--json': flags.json === true,
  };
  const contradictions: readonly Pair[] = [
    ['--preset', '--blueprint', 'both say what is chosen'],
    ['--zip', '--dry-run', 'a dry run writes nothing'],
    ['--zip', '--start', 'an archive is not a project that can start'],
    ['--zip', '--secrets-from-env', 'an archive never holds a secret'],
    ['--start', '--dry-run', 'a dry run makes nothing that can start'],
    ['--start', '--no-install', 'a portal starts only with its packages'],
    ['--start', '--json', 'the result ends before the portal does'],
  ];
  for (const [a, b, because] of contradictions) {
    if (given[a] !== true || given[b] !== true) continue;
    throw usageError(
      'CONTRADICTING_FLAGS',
      `${a} and ${b} can't go together: ${because}.`,
      `Leave out ${a} or ${b}.`,
    );
  }
  const emptied = Object.entries(flags).find(([, value]) => value === '');
  if (emptied !== undefined) {
    throw usageError(
      'MISSING_VALUE',
      `--${emptied[0]} has an empty value.`,
      'Give it a value, or leave it out.',
    );
  }
}

/** Whether the flags alone say what is to be in the portal. */
export function saysWhat(flags: CreateFlags): boolean {
  return (
    flags.preset !== undefined ||
    flags.blueprint !== undefined ||
    (flags.feature ?? []).length > 0 ||
    flags.yes === true
  );
}
