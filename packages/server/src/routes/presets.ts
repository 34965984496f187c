import { z } from 'zod';
import type { App } from '../app.ts';
import { answer, problems, type Context } from './context.ts';

const presetSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    features: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .describe('As in a blueprint: options by the id of the feature'),
  })
  .meta({ id: 'Preset' });

/** `GET /api/v1/presets`: choices to start from. */
export function presetRoutes(app: App, { library: { library } }: Context): void {
  const presets = [...library.presets.values()];
  app.get(
    '/api/v1/presets',
    {
      schema: {
        operationId: 'listPresets',
        tags: ['Library'],
        summary: 'Choices to start from, the smallest first',
        response: {
          200: answer(
            'All presets',
            z.object({ presets: z.array(presetSchema) }),
            'application/json',
          ),
          ...problems(),
        },
      },
    },
    async () => ({ presets }),
  );
}
