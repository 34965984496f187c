/** What a person may get wrong, and what they are told. */
export interface BadInput {
  readonly name: string;
  readonly args: readonly string[];
  readonly exit: number;
  readonly code: string;
  readonly message: RegExp;
  readonly fix?: RegExp;
  /** Written to `bp.yaml` beforehand. */
  readonly blueprint?: string | Uint8Array;
  /** Files that are there beforehand; null makes a folder. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** A folder that nobody may write to. */
  readonly readOnly?: string;
  readonly stdin?: string;
  /** Values that no output may hold. */
  readonly secrets?: readonly string[];
  /** Of the first error; `any` where the YAML parser decides. */
  readonly position?: { readonly line: number; readonly column: number } | 'any';
  /** How many errors are told; one unless said. */
  readonly count?: number | 'any';
}

type Rest = Omit<BadInput, 'name' | 'args' | 'exit' | 'code' | 'message'>;

/** A row for what is wrong with the input: exit code 2. */
export function bad(
  name: string,
  args: readonly string[],
  code: string,
  message: RegExp,
  rest: Rest = {},
): BadInput {
  return { name, args, exit: 2, code, message, ...rest };
}

export const CREATE = ['create', 'p', '--no-install'];
export const HUB = [...CREATE, '--preset', 'hub'];
export const FILE = [...CREATE, '--blueprint', 'bp.yaml'];

/** Made up, and put together here so that nobody's scanner takes them for real ones. */
export const SECRETS = {
  github: `ghp_${'a1B2'.repeat(9)}`,
  gitlab: `glpat-${'xY9_zW8-'.repeat(3)}`,
  slack: ['xoxb', '123456789012', 'abcdefABCDEF'].join('-'),
  aws: `AKIA${'ABCDEFGH'}12345678`,
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJl'].join('.'),
};
