import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectSchema, type ProjectState } from '../projects/state.ts';
import { BLUEPRINT, startTestServer, until, type TestServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

const post = (payload: object) => server.call({ method: 'POST', url: '/api/v1/projects', payload });

const settled = (id: string): Promise<ProjectState> =>
  until(async () => {
    const response = await server.call({ url: `/api/v1/projects/${id}` });
    const state = projectSchema.parse(response.json());
    return state.status === 'running' ? undefined : state;
  });

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

test.each([
  ['a path up', '../evil'],
  ['up', '..'],
  ['here', '.'],
  ['nothing', ''],
  ['a path down', 'a/b'],
  ['an absolute path', '/tmp/evil'],
  ['a backslash', 'a\\b'],
  ['a hidden folder', '.ssh'],
  ['a zero', 'a\u0000b'],
  ['an escape', 'a\u001b[2J'],
  ['two lines', 'a\nb'],
  ['a dot at its end', 'a.'],
  ['a space at its end', 'a '],
  ['a drive', 'C:'],
  ['a device', 'nul.txt'],
  ['a home', '~'],
  ['a flag', '--help'],
  ['a variable', '$HOME'],
  ['too long', 'a'.repeat(150)],
  ['another script that looks alike', 'аcme'],
])('a folder is one name: %s is refused', async (_, folder) => {
  const response = await post({ blueprint: BLUEPRINT, folder, install: false });
  expect(response.statusCode).toBe(422);
  expect(response.json()).toMatchObject({
    code: 'INVALID_FOLDER',
    errors: [{ path: ['folder'] }],
  });
});

test('what is there is never touched, and no link leads elsewhere', async () => {
  const at = (name: string) => path.join(server.folder, 'projects', name);
  await mkdir(at('full'));
  await writeFile(path.join(at('full'), 'mine'), 'mine');
  await writeFile(at('file'), 'mine');
  await mkdir(path.join(server.folder, 'elsewhere'));
  await symlink(path.join(server.folder, 'elsewhere'), at('link'));
  await symlink(path.join(server.folder, 'nowhere'), at('dangling'));
  for (const [folder, code, status] of [
    ['full', 'FOLDER_NOT_EMPTY', 409],
    ['file', 'NOT_A_FOLDER', 409],
    ['link', 'FOLDER_IS_LINK', 422],
    ['dangling', 'FOLDER_IS_LINK', 422],
  ] as const) {
    const response = await post({ blueprint: BLUEPRINT, folder, install: false });
    expect(response.json()).toMatchObject({ code, status });
  }
  expect(await readdir(path.join(server.folder, 'elsewhere'))).toEqual([]);
  expect(await readdir(at('full'))).toEqual(['mine']);
});

test.each([
  [
    'a secret that nothing reads',
    { secrets: { AWS_KEY: 'x' } },
    422,
    'UNKNOWN_SECRET',
    ['secrets', 'AWS_KEY'],
  ],
  [
    'a secret that no .env can hold',
    { secrets: { GITHUB_TOKEN: `'"\`x` } },
    422,
    'SECRET_NOT_WRITABLE',
    ['secrets', 'GITHUB_TOKEN'],
  ],
  [
    'a secret that is no text',
    { secrets: { GITHUB_TOKEN: 1 } },
    400,
    'INVALID_FIELD',
    ['secrets', 'GITHUB_TOKEN'],
  ],
  ['secrets as a list', { secrets: ['x'] }, 400, 'INVALID_FIELD', ['secrets']],
  [
    'a start without packages',
    { install: false, start: true },
    422,
    'START_NEEDS_INSTALL',
    ['start'],
  ],
  ['a word for yes', { install: 'yes' }, 400, 'INVALID_FIELD', ['install']],
  ['an unknown field', { instal: false }, 400, 'UNKNOWN_FIELD', ['instal']],
  [
    'a wrong choice',
    { blueprint: { ...BLUEPRINT, features: { gti: {} } } },
    422,
    'UNKNOWN_FEATURE',
    ['features', 'gti'],
  ],
  [
    'a name that is a path',
    { blueprint: { ...BLUEPRINT, name: '../x' } },
    422,
    'INVALID_FIELD',
    ['name'],
  ],
  ['no blueprint', { blueprint: undefined }, 400, 'MISSING_FIELD', ['blueprint']],
] as const)('%s is refused before anything is made', async (_, change, status, code, where) => {
  const before = await readdir(path.join(server.folder, 'projects'));
  const response = await post({
    blueprint: BLUEPRINT,
    folder: 'refused',
    install: false,
    ...change,
  });
  expect(response.json()).toMatchObject({ status, code, errors: [{ code, path: where }] });
  expect(await readdir(path.join(server.folder, 'projects'))).toEqual(before);
  expect(response.body).not.toContain(`'"`);
});

test('a secret in the place of its name is not repeated', async () => {
  const value = ['gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0'].join('');
  const response = await post({ blueprint: BLUEPRINT, install: false, secrets: { [value]: 'x' } });
  expect(response.json()).toMatchObject({ code: 'UNKNOWN_SECRET' });
  expect(response.json<{ detail: string }>().detail).not.toContain(value);
  expect(server.log()).not.toContain(value);
});

test.each(['', '/events', '/cancel', '/start', '/stop'])(
  'there is no project of an id that was never given%s',
  async (action) => {
    const method = action === '' || action === '/events' ? 'GET' : 'POST';
    const unknown = `/api/v1/projects/00000000-0000-4000-8000-000000000000${action}`;
    const response = await server.call({ method, url: unknown });
    expect(response.json()).toMatchObject({ code: 'UNKNOWN_PROJECT', status: 404 });
    const strange = await server.call({ method, url: `/api/v1/projects/..%2f..${action}` });
    expect(strange.json()).toMatchObject({ code: 'INVALID_FIELD', status: 400 });
  },
);

test('what is at rest can be neither cancelled nor started nor stopped', async () => {
  const { projects } = (await server.call({ url: '/api/v1/projects' })).json<{
    projects: ProjectState[];
  }>();
  const [first] = projects;
  for (const [action, code] of [
    ['cancel', 'NOT_RUNNING'],
    ['start', 'NOT_INSTALLED'],
    ['stop', 'NOT_RUNNING'],
  ] as const) {
    const response = await server.call({
      method: 'POST',
      url: `/api/v1/projects/${first?.id}/${action}`,
    });
    expect(response.json()).toMatchObject({ code, status: 409 });
  }
});
