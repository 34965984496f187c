import { startGithubStandIn, githubSettings } from '@stagecraft/stand-ins';
import type { RunningProject } from '@stagecraft/toolchain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  composePortal,
  createPortal,
  startPortal,
  writeLocalConfig,
  type Portal,
} from './harness/portal.ts';
import { INGESTION, MEMBER, openWorkflowRuns, signInWithGithub } from './harness/githubSignIn.ts';
import { guestProbes, runProbe, screenshot, visit, type Visit } from './harness/visit.ts';

/** Their tabs are there although no server answers; the console then says so. */
const WITHOUT_SERVER = {
  jenkins: { exampleJob: 'acme/website' },
  sonarqube: { exampleProject: 'acme_website' },
};

function settings(features: Record<string, Record<string, string>>): string[] {
  return Object.entries(features).flatMap(([id, options]) =>
    Object.entries(options).map(([name, value]) => `${id}.${name}=${value}`),
  );
}

describe('the GitHub features against a stand-in for GitHub', () => {
  let standIn: Awaited<ReturnType<typeof startGithubStandIn>>;
  let portal: Portal;
  let running: RunningProject;
  let visitor: Visit;

  beforeAll(async () => {
    standIn = await startGithubStandIn({ organization: 'acme', webUrl: 'https://github.com' });
    const added = ['--feature', Object.keys(WITHOUT_SERVER).join(',')];
    const set = ['--set', 'github.organization=acme', ...settings(WITHOUT_SERVER)];
    portal = await createPortal(['--preset', 'github', ...added, ...set]);
    const { appConfig, environment } = githubSettings(standIn, 'acme');
    await writeLocalConfig(portal, appConfig);
    running = await startPortal(portal.folder, { env: environment });
    await running.ready;
    visitor = await visit(running.frontendUrl);
  });
  afterAll(async () => {
    await visitor?.close();
    await running?.stop();
    await standIn?.stop();
    await portal?.remove();
  });

  test('a member of the organization signs in with OAuth', async () => {
    const { page } = visitor;
    const signIn = () => signInWithGithub(page);
    await expect.poll(signIn, { timeout: INGESTION, interval: 3_000 }).toBe(true);
    await page.goto('/settings');
    await page.getByText(MEMBER.name).first().waitFor();
    await screenshot(page, 'github-signed-in');
  });

  test('the catalog has the components, teams and people of the organization', async () => {
    const { page } = visitor;
    await expect
      .poll(
        async () => {
          await page.goto('/catalog?filters[kind]=component&filters[user]=all');
          const component = page.getByRole('link', { name: 'storefront' }).first();
          return component.waitFor({ timeout: 5_000 }).then(
            () => true,
            () => false,
          );
        },
        { timeout: INGESTION, interval: 3_000 },
      )
      .toBe(true);
    await page.goto('/catalog/default/group/payments');
    await page.getByText(MEMBER.name).first().waitFor();
    await screenshot(page, 'github-team');
  });

  test('a component shows its workflow runs', async () => {
    const { page } = visitor;
    await openWorkflowRuns(page, 'storefront');
    await page.getByText('CI', { exact: true }).first().waitFor();
    await page
      .getByText(/success|failure|completed/i)
      .first()
      .waitFor();
    await screenshot(page, 'github-workflow-runs');
    const asked = standIn.requests().filter(({ path }) => path.endsWith('/actions/runs'));
    expect(asked.map(({ login }) => login)).toContain(MEMBER.login);
  });

  const probes = guestProbes(composePortal(WITHOUT_SERVER));
  test.each(probes.filter(({ feature }) => feature in WITHOUT_SERVER))(
    '$feature: $path is there before its server answers',
    async (probe) => {
      await runProbe(visitor.page, probe, running.backendUrl);
      await screenshot(visitor.page, `without-server-${probe.feature}`);
    },
  );
});
