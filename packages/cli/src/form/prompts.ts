import * as clack from '@clack/prompts';
import { StagecraftError } from '@stagecraft/engine';
import type { Io } from '../io.ts';
import { widthOf, wrap } from '../output/style.ts';

type Validate = (text: string) => string | undefined;

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface TextQuestion {
  readonly message: string;
  readonly initial?: string | undefined;
  /** Shown, and taken when nothing is typed. */
  readonly fallback?: string | undefined;
  readonly example?: string | undefined;
  readonly validate?: Validate | undefined;
}

interface SearchQuestion {
  readonly message: string;
  readonly choices: readonly Choice<string>[];
  readonly chosen: readonly string[];
  /** What each choice is found by, in lower case. */
  readonly searchText: (value: string) => string;
}

/** Questions to a person at a terminal. Each throws CANCELLED when they leave. */
export interface Prompts {
  title(text: string): void;
  tell(text: string): void;
  warn(text: string): void;
  summary(title: string, text: string): void;
  text(question: TextQuestion): Promise<string>;
  secret(message: string): Promise<string>;
  confirm(message: string, initial: boolean): Promise<boolean>;
  choose<T extends string>(message: string, choices: readonly Choice<T>[], initial?: T): Promise<T>;
  chooseSome(message: string, choices: readonly Choice<string>[]): Promise<readonly string[]>;
  search(question: SearchQuestion): Promise<readonly string[]>;
}

const ROWS = 14;

/** Prompts on the streams of `io`. */
export function promptsOn(io: Io): Prompts {
  const common = { input: io.stdin, output: io.stdout, signal: io.signal };
  return {
    title: (text) => clack.intro(text, common),
    tell: (text) => clack.log.info(text, common),
    warn: (text) => clack.log.warn(text, common),
    summary: (title, text) => clack.note(text, title, { ...common, format: (line) => line }),
    text: ({ message, initial, fallback, example, validate }) =>
      answered(
        clack.text({
          ...common,
          message: beside(message, io),
          ...optional('initialValue', initial),
          ...optional('defaultValue', fallback),
          ...optional('placeholder', fallback ?? example),
          validate: (text) =>
            validate?.(text === undefined || text === '' ? (fallback ?? '') : text),
        }),
      ).then((text) => text ?? ''),
    secret: (message) =>
      answered(clack.password({ ...common, message })).then((text) => text ?? ''),
    confirm: (message, initial) =>
      answered(clack.confirm({ ...common, message, initialValue: initial })),
    choose: <T extends string>(message: string, choices: readonly Choice<T>[], initial?: T) =>
      answered(
        clack.select<string>({
          ...common,
          message,
          options: choices.map(optionOf),
          maxItems: ROWS,
          ...optional('initialValue', initial),
        }),
      ) as Promise<T>,
    chooseSome: (message, choices) =>
      answered(
        clack.multiselect({
          ...common,
          message,
          options: choices.map(optionOf),
          required: false,
          maxItems: ROWS,
        }),
      ),
    search: ({ message, choices, chosen, searchText }) =>
      answered(
        clack.autocompleteMultiselect({
          ...common,
          message,
          options: choices.map(optionOf),
          initialValues: [...chosen],
          maxItems: ROWS,
          placeholder: 'Type to search',
          filter: (search, { value }) => searchText(value).includes(search.toLowerCase().trim()),
        }),
      ),
  };
}

/** Further lines of a question stand beside the form's bar, as its first. */
function beside(message: string, io: Io): string {
  const [first = '', ...rest] = message.split('\n');
  const lines = rest.flatMap((line) => wrap(line, widthOf(io.stdout) - 4).split('\n'));
  return [first, ...lines].join(`\n${clack.S_BAR}  `);
}

function optionOf({ value, label, hint }: Choice<string>) {
  return hint === undefined ? { value, label } : { value, label, hint };
}

function optional<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]: T });
}

async function answered<T>(answer: Promise<T | typeof clack.CANCEL_SYMBOL>): Promise<T> {
  const value = await answer;
  if (!clack.isCancel(value)) return value;
  throw new StagecraftError({
    code: 'CANCELLED',
    message: 'Cancelled, nothing was written.',
    fix: 'Start it again when you want it.',
  });
}
