import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blueprintSchema, featureSchema } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { z } from 'zod';

const docs = path.join(path.dirname(import.meta.dirname), 'docs');

/** Editors read these files; `stagecraft schema <what> > docs/<what>.schema.json` writes them. */
test.each([
  ['blueprint', blueprintSchema],
  ['feature', featureSchema],
] as const)('docs/%s.schema.json is what the engine checks with', (name, schema) => {
  const file = path.join(docs, `${name}.schema.json`);
  const published = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const { title, ...rest } = published;
  expect(title).toBe(`Stagecraft ${name}`);
  expect(rest).toEqual(z.toJSONSchema(schema, { io: 'input' }));
});
