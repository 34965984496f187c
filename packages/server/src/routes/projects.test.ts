import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectSchema, type ProjectState } from '../projects/state.ts';
import { BLUEPRINT, startTestServer, until, type TestServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const post = (payload: object) => server.call({ method: 'POST', url: '/api/v1/projects', payload });

async function settled(id: string): Promise<ProjectState> {
  let state: ProjectState | undefined;
  await until(() => {
    void server
      .call({ url: `/api/v1/projects/${id}` })
      .then((response) => (state = projectSchema.parse(response.json())));
    return state !== undefined && state.status !== 'running' ? state : undefined;
  });
  return state as unknown as ProjectState;
}

test('creates a project in a folder, and says how far it is', async () => {
  const secret = 'value-of-the-secret-1';
  const made = await post({
    blueprint: BLUEPRINT,
    folder: 'one',
    install: false,
    secrets: { GITHUB_TOKEN: secret },
  });
  expect(made.statusCode).toBe(202);
  const { id } = projectSchema.strict().parse(made.json());
  expect(made.headers['location']).toBe(`/api/v1/projects/${id}`);
  const state = await settled(id);
  expect(state).toMatchObject({ status: 'done', name: 'acme-portal' });
  expect(state.steps.map(({ id: step, status }) => `${step} ${status}`)).toEqual([
    'compose done',
    'write done',
    'git done',
    'secrets done',
    'install skipped',
    'place done',
    'start skipped',
  ]);
  const folder = path.join(server.folder, 'projects', 'one');
  expect(state.folder).toBe(folder);
  const env = path.join(folder, '.env');
  expect(parseEnv(await readFile(env, 'utf8'))).toEqual({ GITHUB_TOKEN: secret });
  expect((await stat(env)).mode & 0o777).toBe(0o600);
  expect(JSON.stringify(state) + server.log()).not.toContain(secret);
});
