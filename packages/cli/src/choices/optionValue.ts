import { readOptionText, type OptionSchema } from '@stagecraft/engine';
import { usageError } from '../output/errors.ts';

/**
 * Reads an option's value as typed by a person. Errors never repeat the value: it may be a secret
 * typed in the wrong place.
 */
export function parseOptionValue(schema: OptionSchema, text: string, where: string): unknown {
  const read = readOptionText(schema, text);
  if ('value' in read) return read.value;
  const feature = where.split('.')[0] ?? '';
  throw usageError(
    'INVALID_OPTION',
    `${where} must be ${read.expected}.`,
    `Write --set ${where}=<${read.expected}>. See \`stagecraft features ${feature}\`.`,
  );
}
