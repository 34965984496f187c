import type { App } from '../app.ts';
import { z } from 'zod';
import { shapeErrors } from '../problems/shape.ts';

/**
 * Requests are checked by the Zod schemas of their routes. What is answered is not: its shape is a
 * matter of types here and of tests, not of every request.
 */
export function registerValidation(app: App): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart = 'body' }) => {
    const known = fieldsOf(schema);
    return (data: unknown) => {
      const result = schema.safeParse(data);
      if (result.success) return { value: result.data };
      return { error: shapeErrors(result.error, data, httpPart, known) };
    };
  });
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}

function fieldsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => fieldsOf(option as z.ZodType));
  }
  return [];
}
