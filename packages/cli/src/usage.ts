import { CommanderError } from 'commander';
import { usageError } from './output/errors.ts';

/** Ends of commander that are no errors: help and version were shown. */
const SHOWN = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'UNKNOWN_COMMAND',
  'commander.unknownOption': 'UNKNOWN_FLAG',
  'commander.excessArguments': 'TOO_MANY_ARGUMENTS',
  'commander.missingArgument': 'MISSING_ARGUMENT',
  'commander.optionMissingArgument': 'MISSING_VALUE',
  'commander.invalidArgument': 'INVALID_ARGUMENT',
  'commander.conflictingOption': 'CONTRADICTING_FLAGS',
};

/** What the parser said, as an error of ours; undefined when it only showed help. */
export function fromCommander(error: unknown, argv: readonly string[]): unknown {
  if (!(error instanceof CommanderError)) return error;
  if (SHOWN.has(error.code)) return undefined;
  const text = error.message.replace(/^error: /, '');
  const suggestion = /\n\((Did you mean .*)\)$/s.exec(text);
  const message = suggestion === null ? text : text.slice(0, suggestion.index);
  const command = argv.find((argument) => !argument.startsWith('-'));
  const known = error.code !== 'commander.unknownCommand' && command !== undefined;
  const help = `See \`stagecraft ${known ? `${command} ` : ''}--help\`.`;
  return usageError(
    CODES[error.code] ?? 'USAGE',
    sentence(message),
    suggestion?.[1] === undefined ? help : `${suggestion[1]} ${help}`,
  );
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
