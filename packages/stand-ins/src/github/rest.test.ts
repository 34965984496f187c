import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGithubStandIn, type GithubStandIn } from './index.ts';
import { readDescription, type Description } from './openapi.testkit.ts';
import { restRoutes } from './rest/index.ts';

let standIn: GithubStandIn;
let description: Description;
let runs: Record<string, number>;

beforeAll(async () => {
  standIn = await startGithubStandIn();
  description = await readDescription();
  const { body } = await ask('GET', '/repos/acme/payments-service/actions/runs');
  const list = (body as { workflow_runs: { id: number; conclusion: string; status: string }[] })
    .workflow_runs;
  runs = Object.fromEntries(list.map((run) => [run.conclusion ?? run.status, run.id]));
});

afterAll(() => standIn.stop());

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(standIn.apiUrl + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${standIn.token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { response, status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const base = '/repos/acme/payments-service';

/** A request of every route: its path in the description, the path asked for, and its body. */
const samples = (): [method: string, template: string, path: string, body?: unknown][] => {
  const job = String((runs['failure'] ?? 0) + 2);
  const repo = '/repos/{owner}/{repo}';
  return [
    ['GET', '/meta', '/meta'],
    ['GET', '/user', '/user'],
    ['GET', '/user/emails', '/user/emails'],
    ['GET', '/user/orgs', '/user/orgs'],
    ['GET', '/user/teams', '/user/teams'],
    ['GET', '/user/memberships/orgs/{org}', '/user/memberships/orgs/acme'],
    ['GET', '/users/{username}', '/users/mina-park'],
    ['GET', '/users/{username}', '/users/acme'],
    ['GET', '/users/{username}', '/users/nobody'],
    ['GET', '/users/{username}/orgs', '/users/mina-park/orgs'],
    ['GET', '/users/{username}/repos', '/users/acme/repos'],
    ['GET', '/orgs/{org}', '/orgs/acme'],
    ['GET', '/orgs/{org}', '/orgs/nobody'],
    ['GET', '/orgs/{org}/members', '/orgs/acme/members?role=admin'],
    ['GET', '/orgs/{org}/members/{username}', '/orgs/acme/members/mina-park'],
    ['GET', '/orgs/{org}/memberships/{username}', '/orgs/acme/memberships/mina-park'],
    ['GET', '/orgs/{org}/teams', '/orgs/acme/teams'],
    ['GET', '/orgs/{org}/teams/{team_slug}', '/orgs/acme/teams/web'],
    ['GET', '/orgs/{org}/teams/{team_slug}/members', '/orgs/acme/teams/web/members'],
    [
      'GET',
      '/orgs/{org}/teams/{team_slug}/memberships/{username}',
      '/orgs/acme/teams/web/memberships/tomas-novak',
    ],
    ['GET', '/orgs/{org}/teams/{team_slug}/repos', '/orgs/acme/teams/web/repos'],
    ['GET', '/orgs/{org}/repos', '/orgs/acme/repos?per_page=2'],
    ['GET', '/user/repos', '/user/repos'],
    ['POST', '/orgs/{org}/repos', '/orgs/acme/repos', { name: 'fresh', auto_init: true }],
    ['POST', '/orgs/{org}/repos', '/orgs/acme/repos', { name: 'fresh' }],
    ['POST', '/user/repos', '/user/repos', { name: 'mine', private: true }],
    ['GET', repo, base],
    ['PATCH', repo, base, { description: 'Takes payments' }],
    ['GET', `${repo}/branches`, `${base}/branches`],
    ['GET', `${repo}/branches/{branch}`, `${base}/branches/main`],
    ['GET', `${repo}/branches/{branch}`, `${base}/branches/none`],
    ['GET', `${repo}/languages`, `${base}/languages`],
    ['GET', `${repo}/topics`, `${base}/topics`],
    ['PUT', `${repo}/topics`, `${base}/topics`, { names: ['payments'] }],
    [
      'PUT',
      '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}',
      '/orgs/acme/teams/web/repos/acme/fresh',
      { permission: 'admin' },
    ],
    ['GET', `${repo}/collaborators/{username}`, `${base}/collaborators/mina-park`],
    ['PUT', `${repo}/collaborators/{username}`, `${base}/collaborators/mina-park`, {}],
    [
      'PUT',
      `${repo}/branches/{branch}/protection`,
      `${base}/branches/main/protection`,
      {
        required_status_checks: { strict: true, contexts: ['test'] },
        enforce_admins: true,
        required_pull_request_reviews: { required_approving_review_count: 2 },
        restrictions: null,
      },
    ],
    ['GET', `${repo}/branches/{branch}/protection`, `${base}/branches/main/protection`],
    ['GET', `${repo}/branches/{branch}`, `${base}/branches/main`],
    [
      'POST',
      `${repo}/branches/{branch}/protection/required_signatures`,
      `${base}/branches/main/protection/required_signatures`,
    ],
    [
      'GET',
      `${repo}/branches/{branch}/protection/required_signatures`,
      `${base}/branches/main/protection/required_signatures`,
    ],
    ['DELETE', `${repo}/branches/{branch}/protection`, `${base}/branches/main/protection`],
    ['GET', `${repo}/contents/{path}`, `${base}/contents/catalog-info.yaml?ref=main`],
    ['GET', `${repo}/contents/{path}`, `${base}/contents/docs`],
    ['GET', `${repo}/contents/{path}`, `${base}/contents/none`],
    [
      'PUT',
      `${repo}/contents/{path}`,
      '/repos/acme/fresh/contents/a.txt',
      { message: 'Add', content: 'aGkK' },
    ],
    [
      'DELETE',
      `${repo}/contents/{path}`,
      '/repos/acme/fresh/contents/a.txt',
      { message: 'Remove', sha: '45b983be36b73c0788dc9cbcb76cbb80fc7bb057' },
    ],
    ['GET', `${repo}/readme`, `${base}/readme`],
    ['GET', `${repo}/git/trees/{tree_sha}`, `${base}/git/trees/main?recursive=1`],
    [
      'GET',
      `${repo}/git/blobs/{file_sha}`,
      '/repos/acme/fresh/git/blobs/45b983be36b73c0788dc9cbcb76cbb80fc7bb057',
    ],
    ['GET', `${repo}/git/commits/{commit_sha}`, `${base}/git/commits/main`],
    ['GET', `${repo}/git/ref/{ref}`, `${base}/git/ref/heads/main`],
    ['GET', `${repo}/commits`, `${base}/commits?per_page=1`],
    ['GET', `${repo}/commits/{ref}/status`, `${base}/commits/main/status?per_page=0`],
    ['GET', `${repo}/commits/{ref}`, `${base}/commits/main`],
    ['GET', `${repo}/tags`, `${base}/tags`],
    ['GET', `${repo}/tarball/{ref}`, `${base}/tarball/main`],
    ['GET', `${repo}/zipball/{ref}`, `${base}/zipball/main`],
    ['GET', `${repo}/actions/workflows`, `${base}/actions/workflows`],
    ['GET', `${repo}/actions/workflows/{workflow_id}`, `${base}/actions/workflows/ci.yml`],
    [
      'GET',
      `${repo}/actions/workflows/{workflow_id}/runs`,
      `${base}/actions/workflows/ci.yml/runs`,
    ],
    [
      'POST',
      `${repo}/actions/workflows/{workflow_id}/dispatches`,
      `${base}/actions/workflows/deploy.yml/dispatches`,
      { ref: 'main' },
    ],
    ['GET', `${repo}/actions/runs`, `${base}/actions/runs`],
    ['GET', `${repo}/actions/runs/{run_id}`, `${base}/actions/runs/${runs['success']}`],
    ['GET', `${repo}/actions/runs/{run_id}/jobs`, `${base}/actions/runs/${runs['failure']}/jobs`],
    [
      'POST',
      `${repo}/actions/runs/{run_id}/rerun`,
      `${base}/actions/runs/${runs['failure']}/rerun`,
    ],
    ['GET', `${repo}/actions/runs/{run_id}/jobs`, `${base}/actions/runs/${runs['failure']}/jobs`],
    [
      'POST',
      `${repo}/actions/runs/{run_id}/cancel`,
      `${base}/actions/runs/${runs['in_progress']}/cancel`,
    ],
    ['GET', `${repo}/actions/jobs/{job_id}`, `${base}/actions/jobs/${job}`],
    ['GET', `${repo}/actions/jobs/{job_id}/logs`, `${base}/actions/jobs/${job}/logs`],
    [
      'POST',
      `${repo}/actions/variables`,
      `${base}/actions/variables`,
      { name: 'REGION', value: 'eu' },
    ],
    ['GET', `${repo}/issues`, '/repos/acme/storefront/issues?state=all&per_page=100'],
    ['GET', `${repo}/issues`, `${base}/issues?labels=type:%20bug`],
    ['GET', '/search/issues', '/search/issues?q=is:issue+is:open+assignee:amara-okafor'],
    ['GET', '/search/issues', '/search/issues?q=is:issue+assignee:nobody'],
    ['GET', `${repo}/code-scanning/alerts`, '/repos/acme/storefront/code-scanning/alerts'],
    ['GET', `${repo}/code-scanning/alerts`, '/repos/acme/software-templates/code-scanning/alerts'],
    ['DELETE', repo, '/repos/acme/fresh'],
  ];
};

describe('REST', () => {
  it("answers every route as GitHub's own description says", async () => {
    const faults: string[] = [];
    for (const [method, template, path, body] of samples()) {
      const answer = await ask(method, path, body);
      const fault = description.faults(method, template, answer.status, answer.body);
      if (fault !== undefined) faults.push(`${method} ${path} ${answer.status}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  it('has a sample of every route, and no route that GitHub does not have', () => {
    const sampled = new Set(samples().map(([method, template]) => `${method} ${template}`));
    for (const { method, path } of restRoutes) {
      // Backstage asks it to tell Enterprise from github.com; only github.com's description has it.
      if (path === '/versions') continue;
      const template = path.replaceAll('*}', '}');
      expect(sampled).toContain(`${method} ${template}`);
      expect([`${method} ${template}`, description.has(method, template)]).toEqual([
        `${method} ${template}`,
        true,
      ]);
    }
  });

  it('refuses a wrong token, and asks for one where one is needed', async () => {
    const wrong = await fetch(`${standIn.apiUrl}/user`, { headers: { authorization: 'token no' } });
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      {
        message: 'Bad credentials',
        documentation_url: 'https://docs.github.com/rest',
        status: '401',
      },
    ]);
    const none = await fetch(`${standIn.apiUrl}/user`);
    expect([none.status, await none.json()]).toMatchObject([
      401,
      { message: 'Requires authentication' },
    ]);
    expect((await fetch(`${standIn.apiUrl}/repos/acme/payments-service`)).status).toBe(404);
    expect((await fetch(`${standIn.apiUrl}/repos/acme/software-templates`)).status).toBe(200);
    expect((await ask('GET', '/nothing/here')).status).toBe(404);
  });

  it('lists the open issues with their pull requests, and finds those of a person', async () => {
    const { body } = await ask('GET', '/repos/acme/storefront/issues?per_page=100');
    const open = body as { title: string; state: string; pull_request?: object }[];
    expect(open.filter((each) => each.pull_request !== undefined)).toHaveLength(1);
    expect(new Set(open.map(({ state }) => state))).toEqual(new Set(['open']));
    const labelled = await ask('GET', '/repos/acme/storefront/issues?labels=checkout,regression');
    expect((labelled.body as { title: string }[]).map(({ title }) => title)).toEqual([
      'Address form loses the house number',
      'Voucher is counted twice',
    ]);
    const found = await ask('GET', '/search/issues?q=is:issue+is:open+assignee:mina-park');
    expect(found.body).toMatchObject({ total_count: 3 });
  });

  it('tells pages, limits and the version in headers, which browsers may read', async () => {
    const { response } = await ask('GET', '/orgs/acme/members?per_page=2&page=2');
    const { headers } = response;
    expect(headers.get('link')).toContain('page=3>; rel="next"');
    expect(headers.get('link')).toContain('page=1>; rel="prev"');
    expect(headers.get('x-ratelimit-limit')).toBe('5000');
    expect(headers.get('x-github-enterprise-version')).toMatch(/^3\./);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await fetch(`${standIn.apiUrl}/user`, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('X-GitHub-Api-Version');
  });

  it('creates no repository outside its folder', async () => {
    for (const name of ['..', '../up', 'a/b', '.git', '']) {
      expect((await ask('POST', '/orgs/acme/repos', { name })).status).toBe(422);
    }
  });
});
