import { z } from 'zod';
import type { App } from '../app.ts';
import { answer, problems, type Context } from './context.ts';

const releaseSchema = z
  .object({
    version: z.string(),
    latest: z.boolean().describe('What "latest" in a blueprint means'),
    node: z.string().describe('Semver range of Node that the release supports'),
    lockfile: z.boolean().describe('Whether all packages were resolved and tested together'),
  })
  .meta({ id: 'Release' });

/** `GET /api/v1/releases`: the Backstage releases that can be composed. */
export function releaseRoutes(app: App, { library }: Context): void {
  const newest = library.releases.at(-1)?.version;
  const releases = library.releases
    .map(({ version, node, lockfile }) => ({ version, latest: version === newest, node, lockfile }))
    .toReversed();
  app.get(
    '/api/v1/releases',
    {
      schema: {
        operationId: 'listReleases',
        tags: ['Library'],
        summary: 'Backstage releases, the newest first',
        response: {
          200: answer(
            'All releases',
            z.object({ releases: z.array(releaseSchema) }),
            'application/json',
          ),
          ...problems(),
        },
      },
    },
    async () => ({ releases }),
  );
}
