import type { OptionSchema } from '@stagecraft/engine';
import { usageError } from '../output/errors.ts';

/**
 * Reads an option's value as typed by a person, by the type in its schema: `true`, `3`, `a,b`.
 * Errors never repeat the value: it may be a secret typed in the wrong place.
 */
export function parseOptionValue(schema: OptionSchema, text: string, where: string): unknown {
  switch (schema.type) {
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      throw wrongType(where, 'true or false');
    case 'integer':
    case 'number':
      return parseNumber(schema, text, where);
    case 'array':
      return listOf(text).map((item) => parseOptionValue(schema.items ?? {}, item, where));
    case 'object':
      return parseObject(text, where);
    default:
      return text;
  }
}

/** The opposite: how a value is shown, and typed. */
export function showOptionValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(showOptionValue).join(',');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value === undefined || value === null ? '' : String(value as string | number | boolean);
}

/** `a, b` as a list. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function parseNumber(schema: OptionSchema, text: string, where: string): number {
  const value = Number(text);
  const whole = schema.type === 'integer';
  if (text.trim() !== '' && Number.isFinite(value) && (!whole || Number.isInteger(value))) {
    return value;
  }
  throw wrongType(where, whole ? 'a whole number' : 'a number');
}

function parseObject(text: string, where: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // told below
  }
  throw wrongType(where, 'a JSON object');
}

function wrongType(where: string, expected: string) {
  const feature = where.split('.')[0] ?? '';
  return usageError(
    'INVALID_OPTION',
    `${where} must be ${expected}.`,
    `Write --set ${where}=<${expected}>. See \`stagecraft features ${feature}\`.`,
  );
}
