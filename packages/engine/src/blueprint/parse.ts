import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { StagecraftError, StagecraftErrors, type SourcePosition } from '../errors.ts';
import { suggest, suggestion } from '../nearest.ts';
import { BLUEPRINT_FORMAT, blueprintSchema, type Blueprint } from './schema.ts';
import { findSecrets } from './secrets.ts';

/** Bytes; the largest real blueprint is under 4 kB. */
const MAX_SIZE = 256 * 1024;

/** Finds where a value stands in the text it came from; undefined for values that came another way. */
export type Locate = (path: readonly PropertyKey[]) => SourcePosition | undefined;

export interface ParsedBlueprint {
  readonly blueprint: Blueprint;
  readonly locate: Locate;
}

/**
 * Reads `stagecraft.yaml`. Throws {@link StagecraftErrors} with all that is wrong in its shape,
 * each with line and column.
 */
export function parseBlueprint(text: string): ParsedBlueprint {
  if (text.length > MAX_SIZE) {
    throw new StagecraftError({
      code: 'BLUEPRINT_TOO_LARGE',
      message: `The blueprint has ${text.length} characters; at most ${MAX_SIZE} are read.`,
      fix: 'Check that this is a stagecraft.yaml.',
      params: { length: String(text.length), limit: String(MAX_SIZE) },
    });
  }
  const lines = new LineCounter();
  const document = parsed(text, lines);
  throwYamlErrors(document, lines);
  const locate: Locate = (path) => {
    const offset = offsetOf(document, path);
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  return { blueprint: checkBlueprint(plainData(document), locate), locate };
}

function parsed(text: string, lineCounter: LineCounter): Document.Parsed {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false });
  } catch (cause) {
    // Ten thousand brackets: the parser calls itself for each.
    throw new StagecraftError({
      code: 'BLUEPRINT_NOT_YAML',
      message: 'The blueprint is nested too deep to be read.',
      fix: 'Check that this is a stagecraft.yaml.',
      cause,
    });
  }
}

/** Guards against aliases that grow exponentially ("billion laughs"). */
const MAX_ALIASES = 20;

function plainData(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw new StagecraftError({
      code: 'BLUEPRINT_NOT_YAML',
      message: 'The blueprint uses YAML aliases in a way that is not allowed.',
      fix: 'Write the values out instead of referring to them with *.',
      cause,
    });
  }
}

/** Checks a blueprint that is already data, as from `--set` or a request. */
export function checkBlueprint(value: unknown, locate: Locate = () => undefined): Blueprint {
  requireShallow(value);
  const secrets = findSecrets(value);
  if (secrets.length > 0) {
    throw new StagecraftErrors(
      secrets.map(
        ({ path, kind }) =>
          new StagecraftError({
            code: 'SECRET_IN_BLUEPRINT',
            message: `${path.join('.')} looks like ${kind}. A blueprint never holds a secret.`,
            fix: "Remove it, and put the secret into the environment or the project's .env.",
            position: locate(path),
            path,
            params: { field: path.join('.'), kind },
          }),
      ),
    );
  }
  const result = blueprintSchema.safeParse(value ?? {});
  if (!result.success) {
    throw new StagecraftErrors(
      result.error.issues.flatMap((issue) => shapeErrors(issue, value, locate)),
    );
  }
  const features = Object.fromEntries(
    Object.entries(result.data.features).map(([id, options]) => [id, options ?? {}]),
  );
  return { ...result.data, features };
}

const MAX_DEPTH = 20;
const MAX_VALUES = 10_000;

/** Data that is nested without end, or refers to itself, would end the checks below in a crash. */
function requireShallow(value: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let count = 0; count < open.length; count += 1) {
    const next = open[count];
    if (typeof next?.value !== 'object' || next.value === null) continue;
    const depth = next.depth + 1;
    const children = Object.values(next.value);
    if (Object.hasOwn(next.value, '__proto__')) throw impossibleName();
    if (depth > MAX_DEPTH || open.length + children.length > MAX_VALUES) {
      throw new StagecraftError({
        code: 'BLUEPRINT_TOO_DEEP',
        message: `The blueprint is nested more than ${MAX_DEPTH} deep, or holds more than ${MAX_VALUES} values.`,
        fix: 'Check that this is a blueprint: a real one is a short list of features.',
        params: { depth: String(MAX_DEPTH), values: String(MAX_VALUES) },
      });
    }
    for (const child of children) open.push({ value: child, depth });
  }
}

/** It would get lost, or worse, wherever the data is copied. */
function impossibleName(): StagecraftError {
  return new StagecraftError({
    code: 'INVALID_FIELD',
    message: '"__proto__" is not a name that a blueprint can hold.',
    fix: 'Remove it.',
    params: { field: '__proto__', rule: 'name' },
  });
}

function throwYamlErrors(document: Document.Parsed, lines: LineCounter): void {
  if (document.errors.length === 0) return;
  throw new StagecraftErrors(
    document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return new StagecraftError({
        code: 'BLUEPRINT_NOT_YAML',
        message: `The blueprint is not valid YAML: ${error.message}`,
        fix: 'Mend the line named, or check the file with `stagecraft schema blueprint`.',
        position: { line, column: col },
        params: { reason: error.message },
      });
    }),
  );
}

function shapeErrors(issue: z.core.$ZodIssue, value: unknown, locate: Locate): StagecraftError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path.map(String), key];
      const known = Object.keys(blueprintSchema.shape);
      return new StagecraftError({
        code: 'UNKNOWN_FIELD',
        message: `"${path.join('.')}" is not a field of a blueprint.`,
        fix: suggest(key, known),
        position: locate(path),
        path,
        params: { field: path.join('.'), ...suggestion(key, known) },
      });
    });
  }
  const path = issue.path.map(String);
  const field = path.join('.') || 'The blueprint';
  const missing = valueAt(value, issue.path) === undefined;
  return [
    new StagecraftError({
      code: missing ? 'MISSING_FIELD' : 'INVALID_FIELD',
      message: missing ? `${field} is missing.` : `${field} is not valid: ${issue.message}.`,
      fix: fixFor(field, value),
      position: locate(issue.path),
      path,
      params: { field: path.join('.'), ...reasonOf(issue) },
    }),
  ];
}

/** What a field breaks: the kind of rule, its limit where it has one, and the rule in words. */
function reasonOf(issue: z.core.$ZodIssue): Record<string, string> {
  const rule = { rule: issue.code, reason: issue.message };
  if (issue.code === 'too_big') return { ...rule, limit: String(issue.maximum) };
  if (issue.code === 'too_small') return { ...rule, limit: String(issue.minimum) };
  return rule;
}

function fixFor(field: string, value: unknown): string {
  if (field === 'stagecraft') {
    const found = valueAt(value, ['stagecraft']);
    return typeof found === 'number' && found > BLUEPRINT_FORMAT
      ? `This Stagecraft reads format ${BLUEPRINT_FORMAT}: update Stagecraft.`
      : `Write "stagecraft: ${BLUEPRINT_FORMAT}" as its first line.`;
  }
  if (field === 'name') return 'Use lower-case words joined by hyphens, as acme-portal.';
  if (field === 'release') return 'Use a Backstage release as 1.55.0, or latest.';
  if (field.startsWith('features')) {
    return 'Write each feature as "id: {}", or with options as "github: { organization: acme }".';
  }
  return 'See `stagecraft schema blueprint` for what is allowed.';
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

/** The offset of the key that names the deepest part of the path that exists. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents;
  let offset = isMap(node) ? (node.range?.[0] ?? 0) : 0;
  for (const key of path) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair === undefined) break;
    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}
