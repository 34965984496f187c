import type { ParsedBlueprint } from '@stagecraft/engine';
import { z } from 'zod';
import type { App } from '../app.ts';
import { blueprintBody, readBlueprint, readShared } from '../compositions/blueprint.ts';
import { manifestOf, manifestSchema } from '../compositions/manifest.ts';
import { answer, problems, type Context } from './context.ts';

/** Characters of a file list: far more than a project has files. */
const MAX_FILES_TEXT = 8192;

const filesQuery = z
  .string()
  .max(MAX_FILES_TEXT)
  .optional()
  .describe('Paths joined by commas, whose contents are wanted; * for all but the largest');

export const sharedQuery = z.string().describe('A shared blueprint: the b of a share link');

/** `/api/v1/compositions`: what a blueprint makes, without making it. */
export function compositionRoutes(app: App, { composer }: Context): void {
  const response = {
    200: answer('The manifest of the project', manifestSchema, 'application/json'),
    ...problems(413, 414, 415, 422, 503),
  };
  const manifest = async (parsed: ParsedBlueprint, files = '') => {
    const composition = await composer.compose(parsed);
    const asked = files.split(',').filter(Boolean);
    return manifestOf(composition, parsed.blueprint, composer.library, asked);
  };
  app.post(
    '/api/v1/compositions',
    {
      config: { heavy: true },
      schema: {
        operationId: 'compose',
        tags: ['Compositions'],
        summary: 'What a blueprint makes: files, packages, environment, warnings, next steps',
        consumes: ['application/json', 'text/yaml'],
        body: blueprintBody,
        querystring: z.strictObject({ files: filesQuery }),
        response,
      },
    },
    async ({ body, query }) => {
      return await manifest(readBlueprint(body), query.files);
    },
  );
  app.get(
    '/api/v1/compositions',
    {
      config: { heavy: true },
      schema: {
        operationId: 'composeShared',
        tags: ['Compositions'],
        summary: 'The same of a shared blueprint',
        querystring: z.strictObject({ b: sharedQuery, files: filesQuery }),
        response,
      },
    },
    async ({ query }) => {
      return await manifest(readShared(query.b), query.files);
    },
  );
}
