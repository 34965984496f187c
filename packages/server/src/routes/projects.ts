import { z } from 'zod';
import type { App } from '../app.ts';
import { blueprintField, readBlueprintData } from '../compositions/blueprint.ts';
import { HttpError } from '../problems/httpError.ts';
import type { Projects } from '../projects/projects.ts';
import { projectSchema } from '../projects/state.ts';
import { answer, problems } from './context.ts';

const MAX_SECRETS = 200;

const createBody = z.strictObject({
  blueprint: blueprintField,
  folder: z
    .string()
    .max(200)
    .optional()
    .describe('A new folder in the folder for projects. Default: the name of the project'),
  secrets: z
    .record(z.string().max(200), z.string())
    .refine((value) => Object.keys(value).length <= MAX_SECRETS, 'it has too many entries')
    .optional()
    .describe("Values by the name of the variable. They go to the project's .env alone"),
  install: z.boolean().optional().describe('Whether to install the packages. Default true'),
  start: z.boolean().optional().describe('Whether to start the portal. Default: as install'),
});

export const idParams = z.strictObject({ id: z.uuid() });
const state = answer('The state of the project', projectSchema, 'application/json');

/** `/api/v1/projects`: creating projects on this machine, and starting them. Local mode only. */
export function projectRoutes(app: App, projects: Projects): void {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.post(
    '/api/v1/projects',
    {
      config: { heavy: true },
      schema: {
        operationId: 'createProject',
        tags: ['Projects'],
        summary: 'Create a project in a folder, install it and start it; goes on in the background',
        body: createBody,
        response: { 202: state, ...problems(403, 409, 413, 415, 422, 503) },
      },
    },
    async ({ body }, reply) => {
      const { blueprint, folder, secrets = {}, install = true, start = install } = body;
      if (start && !install) throw startNeedsInstall();
      const parsed = readBlueprintData(blueprint);
      const project = await projects.create({ parsed, folder, secrets, install, start });
      return reply.code(202).header('location', `/api/v1/projects/${project.id}`).send(project);
    },
  );
  app.get(
    '/api/v1/projects',
    {
      schema: {
        operationId: 'listProjects',
        tags: ['Projects'],
        summary: 'The projects that were created since the server was started, the newest first',
        response: {
          200: answer(
            'All of them',
            z.object({ projects: z.array(projectSchema) }),
            'application/json',
          ),
          ...problems(),
        },
      },
    },
    async () => ({ projects: [...projects.list()] }),
  );
  app.get(
    '/api/v1/projects/:id',
    {
      schema: {
        operationId: 'getProject',
        tags: ['Projects'],
        summary: 'The state of a project',
        params: idParams,
        response: { 200: state, ...problems(404) },
      },
    },
    async ({ params }) => projects.get(params.id),
  );
  actionRoutes(app, projects);
}

function actionRoutes(app: App, projects: Projects): void {
  const actions = [
    ['cancel', 'Cancel a creation or a start; answers when nothing of it runs any more'],
    ['start', 'Start the portal of a project; goes on in the background'],
    ['stop', 'Stop the portal of a project; answers when nothing of it runs any more'],
  ] as const;
  for (const [action, summary] of actions) {
    const status = action === 'start' ? 202 : 200;
    app.post(
      `/api/v1/projects/:id/${action}`,
      {
        schema: {
          operationId: `${action}Project`,
          tags: ['Projects'],
          summary,
          params: idParams,
          response: { [status]: state, ...problems(403, 404, 409) },
        },
      },
      async ({ params }, reply) => reply.code(status).send(await projects[action](params.id)),
    );
  }
}

function startNeedsInstall(): HttpError {
  return new HttpError({
    status: 422,
    code: 'START_NEEDS_INSTALL',
    message: 'A project whose packages are not installed can not be started.',
    fix: 'Leave out "install": false, or "start": true.',
    path: ['start'],
  });
}
