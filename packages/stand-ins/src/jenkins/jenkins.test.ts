import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { startJenkins } from './index.ts';

let jenkins: StandIn;

beforeAll(async () => {
  jenkins = await startJenkins({ now: new Date('2026-03-02T10:00:00Z') });
});
afterAll(() => jenkins.stop());

interface Asked {
  readonly method?: string;
  readonly token?: string;
}

function ask(path: string, { method = 'GET', token = TOKEN }: Asked = {}): Promise<Response> {
  const basic = Buffer.from(`backstage:${token}`).toString('base64');
  return fetch(jenkins.url + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Basic ${basic}` },
  });
}

async function json(path: string): Promise<Record<string, never>> {
  return (await (await ask(path)).json()) as Record<string, never>;
}

/** As the plugin's backend asks, without its white space. */
const BUILD = 'lastBuild[number,url,building,result,timestamp,duration,actions[*[*[*[*]]]]],';
const JOB = `actions[*],${BUILD}jobs{0,1},url,name,fullName,fullDisplayName,inQueue`;

describe('the stand-in for Jenkins', () => {
  it('tells of the branches of a job what the tree asks for, and no more', async () => {
    const { jobs } = (await json(`/job/web/job/webshop/api/json?tree=jobs[${JOB}]{0,50}`)) as {
      jobs?: Record<string, never>[];
    };
    expect(jobs?.map(({ name }) => name)).toEqual(['main', 'PR-412', 'PR-418', 'PR-421']);
    expect(jobs?.[1]).toMatchObject({
      fullName: 'web/webshop/PR-412',
      fullDisplayName: 'web » webshop » PR-412',
      actions: [
        {},
        { objectDisplayName: 'Prices in the currency of the visitor' },
        { contributorDisplayName: 'Amara Okafor' },
      ],
      lastBuild: { number: 3, result: 'UNSTABLE' },
    });
    expect(jobs?.[1]).not.toHaveProperty('color');
    expect(jobs?.[1]?.['lastBuild']).not.toHaveProperty('queueId');
  });

  it('gives the tests and the commit of a build as actions', async () => {
    const tree = encodeURIComponent(JOB);
    const { lastBuild } = await json(`/job/web/job/webshop/job/main/api/json?tree=${tree}`);
    const { actions } = lastBuild as unknown as { actions: Record<string, unknown>[] };
    const data = actions.find(({ _class }) => _class === 'hudson.plugins.git.util.BuildData');
    expect(data?.['buildsByBranchName']).toMatchObject({
      main: {
        revision: { branch: [{ name: 'main', SHA1: expect.stringMatching(/^[0-9a-f]{40}$/) }] },
      },
    });
    expect(actions).toContainEqual(
      expect.objectContaining({ _class: 'hudson.tasks.junit.TestResultAction', failCount: 0 }),
    );
  });

  it('has no jobs in a job that is none of several', async () => {
    expect(await json('/job/web/job/webshop/job/main/api/json?tree=jobs[name]')).not.toHaveProperty(
      'jobs',
    );
  });

  it('cuts lists to the range that is asked for', async () => {
    const answer = await json('/job/web/job/webshop/job/main/api/json?tree=builds[number]{1,3}');
    expect(answer['builds']).toMatchObject([{ number: 213 }, { number: 212 }]);
  });

  it('has a build that still runs', async () => {
    const answer = await json('/job/web/job/webshop/job/PR-418/lastBuild/api/json');
    expect(answer).toMatchObject({ building: true, result: null, duration: 0 });
  });

  it('starts a build again', async () => {
    const path = '/job/payments/job/billing/job/main';
    const before = await json(`${path}/api/json?tree=nextBuildNumber`);
    const answer = await ask(`${path}/lastBuild/replay/rebuild`, { method: 'POST' });
    expect(answer.status).toBe(302);
    expect(await json(`${path}/lastBuild/api/json`)).toMatchObject({
      number: before['nextBuildNumber'],
      building: true,
    });
  });

  it('gives the log of a build as text', async () => {
    const answer = await ask('/job/web/job/webshop/job/main/214/consoleText');
    expect(await answer.text()).toContain('Finished: SUCCESS');
  });

  it('refuses another token, and whoever gives none', async () => {
    const wrong = await ask('/api/json', { token: 'other' });
    expect([wrong.status, wrong.headers.get('x-jenkins')]).toEqual([401, '2.528.3']);
    expect(await wrong.text()).toContain('Invalid password/token for user: backstage');
    expect((await fetch(`${jenkins.url}/api/json`)).status).toBe(403);
  });

  it('does not know a job that is not there', async () => {
    expect((await ask('/job/web/job/nothing/api/json')).status).toBe(404);
  });
});
