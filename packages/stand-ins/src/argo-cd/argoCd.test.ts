import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startArgoCd, TOKEN_WITHOUT_POLICY } from './index.ts';

let argoCd: StandIn;

beforeAll(async () => {
  argoCd = await startArgoCd({ now: new Date('2026-03-02T10:00:00Z') });
});
afterAll(() => argoCd.stop());

interface Application {
  readonly metadata: { readonly name: string };
  readonly status: {
    readonly sync: { readonly revision: string };
    readonly health: { readonly status: string };
    readonly history: readonly { readonly id: number; readonly revision: string }[];
  };
}

function ask(path: string, token: string | undefined = TOKEN, body?: object) {
  return fetch(`${argoCd.url}/api/v1/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
  });
}

async function listOf(query: string): Promise<Application[] | null> {
  const { items } = (await (await ask(`applications?${query}`)).json()) as {
    items: Application[] | null;
  };
  return items;
}

describe('the stand-in for Argo CD', () => {
  it('lists applications by name, label and project', async () => {
    const names = async (query: string) =>
      (await listOf(query))?.map(({ metadata }) => metadata.name) ?? null;
    expect(await names('selector=app.kubernetes.io/name=webshop')).toEqual([
      'webshop-staging',
      'webshop-production',
    ]);
    expect(await names('name=orders-production&project=shop')).toEqual(['orders-production']);
    expect(await names('project=other')).toBeNull();
  });

  it('has run what is deployed now as the last of its history', async () => {
    const answer = await ask('applications/webshop-staging');
    const { status } = (await answer.json()) as Application;
    expect(status.health.status).toBe('Degraded');
    expect(status.history.at(-1)?.revision).toBe(status.sync.revision);
    expect(status.history.map(({ id }) => id)).toEqual([31, 32, 33, 34, 35, 36]);
  });

  it('tells who made a revision', async () => {
    const application = (await (await ask('applications/webshop-staging')).json()) as Application;
    const { revision } = application.status.sync;
    const answer = await ask(`applications/webshop-staging/revisions/${revision}/metadata`);
    expect(await answer.json()).toEqual({
      author: expect.stringMatching(/^\w+ \w+ <\w+\.\w+@acme\.example>$/),
      date: '2026-03-02T09:22:00Z',
      message: 'Deploy webshop 2.9.0-rc.1\n',
    });
    expect((await ask('applications/webshop-staging/revisions/abc/metadata')).status).toBe(404);
  });

  it('gives a session for a user and password, which then counts as a token', async () => {
    const { token } = (await (
      await ask('session', '', { username: 'backstage', password: TOKEN })
    ).json()) as { token: string };
    expect((await ask('applications', token)).status).toBe(200);
    const wrong = await ask('session', '', { username: 'admin', password: 'password' });
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({ code: 16, message: 'Invalid username or password' });
  });

  it('refuses another token, and shows nothing without a policy', async () => {
    expect((await ask('applications', 'other')).status).toBe(401);
    expect((await ask('applications', '')).status).toBe(401);
    const answer = await ask('applications', TOKEN_WITHOUT_POLICY);
    expect(await answer.json()).toMatchObject({ items: null });
    expect((await ask('applications/webshop-staging', TOKEN_WITHOUT_POLICY)).status).toBe(403);
  });

  it('says that one is not there only to who names its project', async () => {
    expect((await ask('applications/nothing')).status).toBe(403);
    expect((await ask('applications/nothing?project=shop')).status).toBe(404);
  });

  it('makes projects and applications', async () => {
    const project = { metadata: { name: 'new' }, spec: {} };
    expect(await (await ask('projects', TOKEN, { project })).json()).toEqual(project);
    expect((await ask('projects', TOKEN_WITHOUT_POLICY, { project })).status).toBe(403);
  });
});
