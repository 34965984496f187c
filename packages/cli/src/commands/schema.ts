import { blueprintSchema, featureSchema, suggest } from '@stagecraft/engine';
import { z } from 'zod';
import { printJson, type Io } from '../io.ts';
import { usageError } from '../output/errors.ts';

const SCHEMAS = { blueprint: blueprintSchema, feature: featureSchema };

/** `stagecraft schema`: the JSON Schema of a file that people write. */
export function schema(what: string, io: Io): void {
  if (!Object.hasOwn(SCHEMAS, what)) {
    const fix = suggest(what, Object.keys(SCHEMAS));
    throw usageError('UNKNOWN_SCHEMA', `There is no schema "${what}".`, fix);
  }
  const definition = SCHEMAS[what as keyof typeof SCHEMAS];
  printJson(io, { title: `Stagecraft ${what}`, ...z.toJSONSchema(definition, { io: 'input' }) });
}
