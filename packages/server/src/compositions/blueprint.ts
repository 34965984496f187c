import {
  blueprintSchema,
  checkBlueprint,
  parseBlueprint,
  readSharedBlueprint,
  StagecraftError,
  type ParsedBlueprint,
} from '@stagecraft/engine';
import { z } from 'zod';
import { HttpError } from '../problems/httpError.ts';

/** Values in a blueprint: real ones have some hundred. */
const MAX_VALUES = 2000;
/** Characters of a text: real ones have under 4,000, and the time of parsing grows by the square. */
const MAX_TEXT = 32 * 1024;

const { $schema: _, ...documented } = z.toJSONSchema(blueprintSchema, { io: 'input' });

/** A blueprint within a request. The engine checks it, so that its errors are those of all. */
export const blueprintField = z
  .unknown()
  .refine((value) => value !== undefined, 'it is missing')
  .meta({ ...documented, id: 'Blueprint' });

/** `{"blueprint": …}` as JSON, or the text of a stagecraft.yaml. */
export const blueprintBody = z.union([
  z.string().describe('A stagecraft.yaml as it is'),
  z.strictObject({
    blueprint: blueprintField,
  }),
]);

/**
 * The blueprint of a request. A text comes with the places of what is in it.
 * @throws StagecraftErrors with everything that is wrong with it
 */
export function readBlueprint(body: z.infer<typeof blueprintBody>): ParsedBlueprint {
  if (typeof body === 'string') return parseText(body);
  return readBlueprintData(body.blueprint);
}

export function readBlueprintData(value: unknown): ParsedBlueprint {
  requireSmall(value);
  return { blueprint: checkBlueprint(value), locate: () => undefined };
}

/** The blueprint of a share link's parameter. */
export function readShared(parameter: string): ParsedBlueprint {
  return { blueprint: readSharedBlueprint(parameter), locate: () => undefined };
}

function parseText(text: string): ParsedBlueprint {
  if (text.trim() === '') {
    throw new HttpError({
      status: 400,
      code: 'BODY_MISSING',
      message: 'The body is empty.',
      fix: 'Send a stagecraft.yaml.',
    });
  }
  if (text.length > MAX_TEXT) throw tooLarge(`${text.length} characters`, MAX_TEXT);
  return parseBlueprint(text);
}

/** Level by level: nothing is nested too deep for that. */
function requireSmall(value: unknown): void {
  let values = 0;
  for (let level = [value]; level.length > 0;) {
    values += level.length;
    if (values > MAX_VALUES) throw tooLarge('too many values', MAX_VALUES);
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
}

function tooLarge(size: string, limit: number): StagecraftError {
  return new StagecraftError({
    code: 'BLUEPRINT_TOO_LARGE',
    message: `The blueprint has ${size}; at most ${limit} are read.`,
    fix: 'Check that this is a stagecraft.yaml.',
    params: { length: size, limit: String(limit) },
  });
}
