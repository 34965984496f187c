import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAzureDevops } from './index.ts';
import type { StandIn } from '../standIn.ts';

const now = new Date('2026-03-10T12:00:00Z');
let standIn: StandIn;
const token = () => standIn.values['token'] ?? '';

beforeAll(async () => {
  standIn = await startAzureDevops({ now });
});
afterAll(() => standIn.stop());

async function ask(path: string, authorization = `Bearer ${token()}`, method = 'GET') {
  const headers: Record<string, string> = authorization === '' ? {} : { authorization };
  const response = await fetch(`${standIn.url}/acme${path}`, { method, headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}

async function valuesOf(path: string) {
  const { body } = await ask(path);
  return (body as { readonly value: readonly Readonly<Record<string, unknown>>[] }).value;
}

describe('how clients find their way', () => {
  it('tells where areas are, in the name of the organization', async () => {
    const areas = await valuesOf('/_apis/ResourceAreas');
    expect(areas).toContainEqual({
      id: '965220d5-5bb9-42cf-8d67-9b146df2a5a4',
      name: 'build',
      locationUrl: 'https://dev.azure.com/acme/',
    });
  });

  it('tells the routes of an area', async () => {
    const { body } = await ask('/_apis/build', undefined, 'OPTIONS');
    expect(body).toMatchObject({
      count: 3,
      value: [
        {
          id: '0cd358e1-9217-4d94-8269-1c1ee6f93dcf',
          routeTemplate: '{project}/_apis/{area}/{resource}/{buildId}',
          releasedVersion: '7.1',
        },
        { resourceName: 'definitions' },
        { resourceName: 'logs' },
      ],
    });
  });
});

describe('pipelines', () => {
  it('has runs in every state, of the repository that is asked for', async () => {
    const { id } = (await ask('/Shop/_apis/git/repositories/webshop')).body as { id: string };
    const runs = await valuesOf(`/Shop/_apis/build/builds?repositoryId=${id}&$top=10`);
    expect(runs.map(({ status, result }) => result ?? status)).toEqual([
      'notStarted',
      'inProgress',
      'failed',
      'succeeded',
      'canceled',
      'partiallySucceeded',
      'succeeded',
    ]);
    expect(runs[2]).toMatchObject({
      definition: { name: 'webshop-check' },
      requestedFor: { uniqueName: 'amara.okafor@acme.example' },
      startTime: '2026-03-10T10:00:00.000Z',
      finishTime: '2026-03-10T10:06:00.000Z',
    });
    expect(await valuesOf(`/Shop/_apis/build/builds?repositoryId=${id}&$top=2`)).toHaveLength(2);
  });

  it('has those of a pipeline by its name', async () => {
    const [definition] = await valuesOf('/Shop/_apis/build/definitions?name=webshop-release');
    const runs = await valuesOf(
      `/Shop/_apis/build/builds?definitions=${String(definition?.['id'])}`,
    );
    const branches = new Set(runs.map(({ sourceBranch }) => sourceBranch));
    expect([...branches]).toEqual(['refs/heads/main']);
    expect(await valuesOf('/Shop/_apis/build/definitions?name=nothing')).toEqual([]);
  });

  it('has the log of a run, in lines', async () => {
    const runs = await valuesOf('/Shop/_apis/build/builds');
    const failed = runs.find(({ result }) => result === 'failed');
    const logs = await valuesOf(`/Shop/_apis/build/builds/${String(failed?.['id'])}/logs`);
    expect(logs).toHaveLength(2);
    const lines = await ask(`/Shop/_apis/build/builds/${String(failed?.['id'])}/logs/2`);
    expect(lines.text).toContain('##[error]3 of 412 tests failed');
  });
});

describe('repositories', () => {
  it('has pull requests by their state, as a number or a name', async () => {
    const path = '/Shop/_apis/git/repositories/webshop/pullRequests?searchCriteria.status=';
    const ids = async (status: string) =>
      (await valuesOf(path + status)).map(({ pullRequestId }) => pullRequestId);
    expect(await ids('1')).toEqual([418, 415]);
    expect(await ids('completed')).toEqual([409]);
    expect(await ids('4')).toEqual([418, 415, 409, 402]);
  });

  it('has tags with the commits that they are on', async () => {
    const tags = await valuesOf(
      '/Shop/_apis/git/repositories/webshop/refs?filter=tags&peelTags=true',
    );
    expect(tags.map(({ name }) => name)).toEqual([
      'refs/tags/v2.3.0',
      'refs/tags/v2.4.0',
      'refs/tags/v2.4.1',
    ]);
    expect(tags[0]).toMatchObject({ creator: { displayName: 'Tomas Novak' } });
    expect(tags[0]?.['peeledObjectId']).not.toBe(tags[0]?.['objectId']);
  });

  it('gives files, with or without a slash before them', async () => {
    const path = '/Shop/_apis/git/repositories/returns/items?path=';
    expect((await ask(`${path}/catalog-info.yaml`)).text).toContain('title: Returns');
    expect((await ask(`${path}README.md`)).text).toContain('# Returns');
    expect(await ask(`${path}nothing`)).toMatchObject({
      status: 404,
      body: { typeKey: 'GitItemNotFoundException' },
    });
  });
});

describe('what it refuses', () => {
  const basic = (password: string) => `Basic ${Buffer.from(`:${password}`).toString('base64')}`;

  it('a wrong token and none, however they come', async () => {
    expect((await ask('/_apis/projects', basic(token()))).status).toBe(200);
    for (const authorization of [basic('wrong'), 'Bearer wrong', '']) {
      expect(await ask('/_apis/projects', authorization)).toMatchObject({
        status: 401,
        body: { typeKey: 'UnauthorizedRequestException' },
      });
    }
  });

  it('projects and repositories that are not there', async () => {
    const missing = await ask('/Nowhere/_apis/git/repositories');
    expect(missing.text).toContain('TF200016: The following project does not exist: Nowhere');
    const repository = await ask('/Shop/_apis/git/repositories/nowhere');
    expect(repository.body).toMatchObject({ typeKey: 'GitRepositoryNotFoundException' });
  });
});
