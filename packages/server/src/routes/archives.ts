import type { ParsedBlueprint } from '@stagecraft/engine';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { App } from '../app.ts';
import { blueprintBody, readBlueprint, readShared } from '../compositions/blueprint.ts';
import { sharedQuery } from './compositions.ts';
import { answer, binary, problems, type Context } from './context.ts';

const ZIP = 'application/zip';

/** `/api/v1/projects.zip` and its short form `/zip`: a project as an archive. */
export function archiveRoutes(app: App, { composer }: Context): void {
  const response = {
    200: answer('The project, in one folder of its name', binary, ZIP),
    ...problems(413, 414, 415, 422, 503),
  };
  const sendZip = async (parsed: ParsedBlueprint, reply: FastifyReply) => {
    const composition = await composer.compose(parsed);
    const bytes = composer.zip(composition);
    // The name is words joined by hyphens, as the engine has checked: nothing to escape.
    const file = `${composition.selection.name}.zip`;
    return reply
      .type(ZIP)
      .header('content-disposition', `attachment; filename="${file}"`)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };
  app.post(
    '/api/v1/projects.zip',
    {
      config: { heavy: true },
      schema: {
        operationId: 'makeZip',
        tags: ['Compositions'],
        summary: 'A project as a ZIP: the same bytes as `stagecraft create --zip`',
        consumes: ['application/json', 'text/yaml'],
        body: blueprintBody,
        response,
      },
    },
    ({ body }, reply) => sendZip(readBlueprint(body), reply),
  );
  const routes = [
    ['/api/v1/projects.zip', 'getZip'],
    ['/zip', 'getZipShort'],
  ] as const;
  for (const [url, operationId] of routes) {
    app.get(
      url,
      {
        config: { heavy: true },
        schema: {
          operationId,
          tags: ['Compositions'],
          summary: 'The project of a share link as a ZIP',
          querystring: z.strictObject({ b: sharedQuery }),
          response,
        },
      },
      ({ query }, reply) => sendZip(readShared(query.b), reply),
    );
  }
}
