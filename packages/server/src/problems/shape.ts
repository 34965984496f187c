import { StagecraftErrors, suggest } from '@stagecraft/engine';
import type { z } from 'zod';
import { HttpError } from './httpError.ts';

/** Where in a request something is, as people say it. */
const PARTS: Readonly<Record<string, string>> = {
  body: 'The body',
  querystring: 'The query',
  params: 'The address',
  headers: 'The headers',
};

/** Everything in which a part of a request differs from its schema. */
export function shapeErrors(
  error: z.core.$ZodError,
  value: unknown,
  part: string,
  known: readonly string[],
): StagecraftErrors {
  return new StagecraftErrors(
    error.issues.flatMap((issue) => errorsOf(issue, [], value, part, known)),
  );
}

function errorsOf(
  issue: z.core.$ZodIssue,
  before: readonly PropertyKey[],
  value: unknown,
  part: string,
  known: readonly string[],
): HttpError[] {
  const path = [...before, ...issue.path];
  // A union's last branch is the one that says what may be in it.
  const branch = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined;
  if (branch !== undefined && branch.length > 0) {
    return branch.flatMap((inner) => errorsOf(inner, path, value, part, known));
  }
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
  if (keys !== undefined) return keys.map((key) => unknownField([...path, key], key, part, known));
  const missing = valueAt(value, path) === undefined;
  const name = path.map(String).join('.');
  const subject = name === '' ? (PARTS[part] ?? part) : `"${name}"`;
  return [
    new HttpError({
      status: 400,
      code: missing ? 'MISSING_FIELD' : 'INVALID_FIELD',
      message: missing ? `${subject} is missing.` : `${subject} is not valid: ${issue.message}.`,
      fix: missing ? 'Add it: see /api/docs.' : 'Write it as /api/docs says.',
      path: path.map(String),
    }),
  ];
}

function unknownField(
  path: readonly PropertyKey[],
  key: string,
  part: string,
  known: readonly string[],
) {
  const where = (PARTS[part] ?? part).toLowerCase();
  // A long name is cut: what is answered must not grow with what is sent.
  const name = path.map(String).join('.').slice(0, 80);
  return new HttpError({
    status: 400,
    code: 'UNKNOWN_FIELD',
    message: `"${name}" is not a field of ${where}.`,
    fix: suggest(key.slice(0, 80), known),
    path: path.map(String),
  });
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null
        ? (node as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}
