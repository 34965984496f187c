import { blueprintSchema, featureSchema } from '@stagecraft/engine';
import { z } from 'zod';
import type { App } from '../app.ts';
import { answer, problems, type Context } from './context.ts';

const SCHEMAS = { blueprint: blueprintSchema, feature: featureSchema };

/** `GET /api/v1/schema/…`: the JSON Schemas of the files that people write. */
export function schemaRoutes(app: App, _context: Context): void {
  for (const [name, definition] of Object.entries(SCHEMAS)) {
    const schema = {
      title: `Stagecraft ${name}`,
      ...z.toJSONSchema(definition, { io: 'input' }),
    };
    app.get(
      `/api/v1/schema/${name}`,
      {
        schema: {
          operationId: `get${name.charAt(0).toUpperCase()}${name.slice(1)}Schema`,
          tags: ['Library'],
          summary: `The JSON Schema of a ${name}`,
          response: {
            200: answer(
              'JSON Schema 2020-12',
              z.record(z.string(), z.unknown()),
              'application/schema+json',
            ),
            ...problems(),
          },
        },
      },
      async (_request, reply) => reply.type('application/schema+json').send(schema),
    );
  }
}
