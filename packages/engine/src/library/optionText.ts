import type { OptionSchema } from './options.ts';

/** A value that was read, or what it should have been: `true or false`. */
export type ReadOption = { readonly value: unknown } | { readonly expected: string };

/** Reads an option's value as a person types it, by the type in its schema: `true`, `3`, `a,b`. */
export function readOptionText(schema: OptionSchema, text: string): ReadOption {
  switch (schema.type) {
    case 'boolean':
      if (text === 'true' || text === 'false') return { value: text === 'true' };
      return { expected: 'true or false' };
    case 'integer':
    case 'number':
      return readNumber(schema, text);
    case 'array':
      return readList(schema.items ?? {}, text);
    case 'object':
      return readObject(text);
    default:
      return { value: text };
  }
}

/** The opposite: how a value is shown, and typed. */
export function showOptionValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(showOptionValue).join(',');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value === undefined || value === null ? '' : String(value as string | number | boolean);
}

/** `a, b` as a list. */
export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function readList(items: OptionSchema, text: string): ReadOption {
  const values: unknown[] = [];
  for (const item of splitList(text)) {
    const read = readOptionText(items, item);
    if ('expected' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

function readNumber(schema: OptionSchema, text: string): ReadOption {
  const value = Number(text);
  const whole = schema.type === 'integer';
  if (text.trim() !== '' && Number.isFinite(value) && (!whole || Number.isInteger(value))) {
    return { value };
  }
  return { expected: whole ? 'a whole number' : 'a number' };
}

function readObject(text: string): ReadOption {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
  } catch {
    // told below
  }
  return { expected: 'a JSON object' };
}
