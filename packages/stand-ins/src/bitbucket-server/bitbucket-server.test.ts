import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBitbucketServer } from './index.ts';
import type { StandIn } from '../standIn.ts';

let standIn: StandIn;
const token = () => standIn.values['token'] ?? '';

beforeAll(async () => {
  standIn = await startBitbucketServer({
    options: { host: 'code.acme.example', projectKey: 'SHOP' },
  });
});
afterAll(() => standIn.stop());

async function ask(path: string, init: RequestInit = {}, bearer = token()) {
  const response = await fetch(`${standIn.values['apiBaseUrl']}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${bearer}` },
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}

describe('what discovery asks', () => {
  it('lists projects page by page', async () => {
    const first = await ask('/projects?limit=2');
    expect(first.body).toMatchObject({ size: 2, isLastPage: false, nextPageStart: 2 });
    const last = await ask('/projects?limit=2&start=2');
    expect(last.body).toMatchObject({
      isLastPage: true,
      nextPageStart: null,
      values: [{ key: 'SHOP', type: 'NORMAL' }],
    });
  });

  it('has repositories with the links of the host that stands in the configuration', async () => {
    const { body } = await ask('/projects/SHOP/repos');
    expect(body).toMatchObject({
      values: [
        {
          slug: 'loyalty',
          archived: false,
          project: { key: 'SHOP' },
          links: {
            clone: [
              { name: 'ssh' },
              { name: 'http', href: 'https://code.acme.example/scm/shop/loyalty.git' },
            ],
            self: [{ href: 'https://code.acme.example/projects/SHOP/repos/loyalty/browse' }],
          },
        },
        { slug: 'webshop' },
      ],
    });
  });

  it('gives the default branch and the files on it', async () => {
    const branch = await ask('/projects/SHOP/repos/loyalty/default-branch');
    expect(branch.body).toMatchObject({ displayId: 'main', id: 'refs/heads/main' });
    const file = await ask('/projects/SHOP/repos/loyalty/raw/catalog-info.yaml?at=');
    expect(file.text).toContain('title: Loyalty program');
    // The demo's own catalog has these already.
    const other = await ask('/projects/SHOP/repos/webshop/raw/catalog-info.yaml');
    expect(other.body).toMatchObject({
      errors: [{ exceptionName: 'com.atlassian.bitbucket.content.NoSuchPathException' }],
    });
  });
});

describe('what it refuses', () => {
  it.each([
    ['a wrong token', 'wrong', 'IncorrectPasswordAuthenticationException'],
    ['no token', '', 'AuthorisationException'],
  ])('%s', async (_, bearer, exception) => {
    const { status, text } = await ask('/projects', {}, bearer);
    expect(status).toBe(401);
    expect(text).toContain(exception);
  });

  it('a project that is not there', async () => {
    const { status, text } = await ask('/projects/NOWHERE');
    expect(status).toBe(404);
    expect(text).toContain('Project NOWHERE does not exist.');
  });
});

it('creates a repository once', async () => {
  const init = {
    method: 'POST',
    body: JSON.stringify({ name: 'Gift wrap', description: 'Paper' }),
  };
  const made = await ask('/projects/SHOP/repos', init);
  expect(made).toMatchObject({ status: 201, body: { slug: 'gift-wrap', description: 'Paper' } });
  expect((await ask('/projects/SHOP/repos/gift-wrap')).status).toBe(200);
  expect((await ask('/projects/SHOP/repos', init)).status).toBe(409);
});
