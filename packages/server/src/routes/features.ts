import { suggest } from '@stagecraft/engine';
import { z } from 'zod';
import type { App } from '../app.ts';
import { detailOf, featureSchema, featureSummarySchema, summaryOf } from '../library/describe.ts';
import { HttpError } from '../problems/httpError.ts';
import { answer, problems, type Context } from './context.ts';

const categorySchema = z
  .object({ id: z.string(), title: z.string(), summary: z.string() })
  .meta({ id: 'Category' });

const listSchema = z.object({
  categories: z.array(categorySchema).describe('In the order in which they are shown'),
  features: z.array(featureSummarySchema).describe('By category'),
});

/** `GET /api/v1/features` and `/features/:id`: what can be chosen. */
export function featureRoutes(app: App, { library: { library } }: Context): void {
  const list = {
    categories: [...library.categories],
    features: [...library.features.values()].map(summaryOf),
  };
  app.get(
    '/api/v1/features',
    {
      schema: {
        operationId: 'listFeatures',
        tags: ['Library'],
        summary: 'What can be chosen',
        response: { 200: answer('All features', listSchema, 'application/json'), ...problems() },
      },
    },
    async () => list,
  );
  app.get(
    '/api/v1/features/:id',
    {
      schema: {
        operationId: 'getFeature',
        tags: ['Library'],
        summary: 'Everything about one feature',
        params: z.strictObject({ id: z.string().max(100) }),
        response: {
          200: answer('The feature', featureSchema, 'application/json'),
          ...problems(404),
        },
      },
    },
    async ({ params: { id } }) => {
      const feature = library.features.get(id);
      if (feature !== undefined) return detailOf(feature, library);
      throw new HttpError({
        status: 404,
        code: 'UNKNOWN_FEATURE',
        message: `There is no feature "${id}".`,
        fix: `${suggest(id, library.features.keys())} GET /api/v1/features lists them all.`,
      });
    },
  );
}
