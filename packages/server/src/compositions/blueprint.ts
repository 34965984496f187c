import {
  checkBlueprint,
  parseBlueprint,
  readSharedBlueprint,
  StagecraftError,
  type ParsedBlueprint,
} from '@stagecraft/engine';
import { z } from 'zod';
import { HttpError } from '../problems/httpError.ts';

/** More than any real blueprint has; what is deeper is an attack on whoever walks it. */
const MAX_DEPTH = 20;
const MAX_VALUES = 5000;

/** `{"blueprint": …}` as JSON, or the text of a stagecraft.yaml. */
export const blueprintBody = z.union([
  z.string().describe('A stagecraft.yaml as it is'),
  z.strictObject({
    blueprint: z.unknown().refine((value) => value !== undefined, 'it is missing'),
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
  try {
    return parseBlueprint(text);
  } catch (error) {
    // The parser walks the text by recursion.
    if (error instanceof RangeError) throw tooLarge('it is nested too deep', error);
    throw error;
  }
}

/** Walks without recursion, so that nothing can be nested too deep for it. */
function requireSmall(value: unknown): void {
  let level = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > MAX_DEPTH) throw tooLarge('it is nested too deep');
    if (values > MAX_VALUES) throw tooLarge('it has too many values');
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
}

function tooLarge(why: string, cause?: unknown): StagecraftError {
  return new StagecraftError({
    code: 'BLUEPRINT_TOO_LARGE',
    message: `This is no blueprint: ${why}.`,
    fix: 'Check that this is a stagecraft.yaml.',
    cause,
  });
}
