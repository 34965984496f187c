import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Browser } from '../harness/browser.ts';
import { otherPorts, temporaryFolder } from '../harness/portal.ts';
import { screenshot, waitForPortal } from '../harness/visit.ts';
import { openWebPage, type WebPage } from '../harness/webPage.ts';
import { startServer, type RunningServer } from '../harness/webServer.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

/** Made of parts, so that nobody takes it for a real one. */
const SECRET = ['ghp', 'z9Y8x7W6'.repeat(5).slice(0, 36)].join('_');
/** Milliseconds to install and to start a portal on a slow machine. */
const LONG = 10 * 60_000;
/** Bytes: more than all that a project's history says. */
const LARGE = 64 * 1024 ** 2;

const { run } = en;

/** What of a machine's processes has to do with a folder. */
function processesIn(folder: string): readonly string[] {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder) && !line.includes(' serve '));
}

describe('a project is created on this machine from the page', () => {
  let projects: string;
  let server: RunningServer;
  let browser: Browser;
  let opened: WebPage;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    projects = await temporaryFolder();
    folder = path.join(projects, 'acme-portal');
    const { frontend = 3000, backend = 7007 } = otherPorts() ?? {};
    server = await startServer({ projectsFolder: projects, portalPorts: [frontend, backend] });
    browser = await launchBrowser();
    opened = await openWebPage(browser, server);
    ({ page } = opened);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(projects, { recursive: true, force: true, maxRetries: 3 });
  });

  const steps = () => page.getByRole('list', { name: run.stepsLabel });
  const step = (name: string, status: string) =>
    steps().locator(`[data-status="${status}"]`).filter({ hasText: name });

  /** Asks the server as the page does. */
  async function ask(address: string): Promise<string> {
    return await page.evaluate(async (url) => await (await fetch(url)).text(), address);
  }

  test('the address has no token left in it, and another browser is not let in', async () => {
    expect(page.url()).not.toContain('token');
    const answer = await fetch(new URL('/api/v1/projects', server.origin), { method: 'POST' });
    expect(answer.status).toBe(401);
  });

  test('Create with a secret that is typed shows how it goes', async () => {
    await wizard.field(page, en.start.name).fill('acme-portal');
    await wizard.setCard(page, 'GitHub', true);
    await wizard.settledBlueprint(page);
    await page.getByRole('contentinfo').getByRole('button', { name: en.take.create }).click();
    const form = page.getByRole('tabpanel', { name: en.take.tabs.here });
    await form.getByRole('textbox', { name: 'GitHub token', exact: true }).fill(SECRET);
    await form.getByRole('button', { name: run.here.create(folder) }).click();
    await page.waitForURL(/#\/runs\//);
    await step(run.steps.write, 'done').waitFor();
    await step(run.steps.secrets, 'done').waitFor();
    const installing = step(run.steps.install, 'running');
    await installing.waitFor();
    await page.getByRole('heading', { name: run.titles.creating('acme-portal') }).waitFor();
    // What is happening now is told as it happens.
    await installing.getByText(/\d/).first().waitFor();
    await screenshot(page, 'web/run-installing');
  });

  test('a reload on the way comes back to it', async () => {
    await page.reload();
    const { creating, starting } = run.titles;
    await page
      .getByRole('heading', { name: creating('acme-portal') })
      .or(page.getByRole('heading', { name: starting('acme-portal') }))
      .waitFor();
    await step(run.steps.write, 'done').waitFor();
    const install = steps().getByRole('listitem').filter({ hasText: run.steps.install });
    expect(await install.getAttribute('data-status')).toMatch(/running|done/);
  });

  test('the link opens the portal, which runs', async () => {
    const link = page.getByRole('link', { name: run.open });
    await link.waitFor({ timeout: LONG });
    await page.getByRole('heading', { name: run.titles.runs }).waitFor();
    await screenshot(page, 'web/run-done');
    const [portal] = await Promise.all([opened.context.waitForEvent('page'), link.click()]);
    portal.setDefaultTimeout(120_000);
    await portal.waitForLoadState();
    await portal.getByRole('button', { name: 'Enter' }).click();
    await waitForPortal(portal);
    // Without a home page of its own, the catalog is it.
    await portal.getByRole('link', { name: 'example-website' }).first().waitFor();
    await portal.close();
  });

  test('the secret is in the .env that git ignores, and nowhere else', async () => {
    const env = path.join(folder, '.env');
    expect(readFileSync(env, 'utf8')).toContain(`GITHUB_TOKEN=${SECRET}`);
    expect(statSync(env).mode & 0o777).toBe(0o600);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: LARGE });
    expect(git('check-ignore', '.env').trim()).toBe('.env');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '-p', '--all')).not.toContain(SECRET);
    const holding = spawnGrep(SECRET, folder);
    expect(holding).toEqual([env]);
    expect(server.output().join('\n')).not.toContain(SECRET);
    const id = /runs\/([^/?]+)/.exec(page.url())?.[1] ?? '';
    expect(await ask(`api/v1/projects/${id}`)).not.toContain(SECRET);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]),
    );
    expect(kept).not.toContain(SECRET);
    expect(await page.content()).not.toContain(SECRET);
    expect(processesIn(SECRET)).toEqual([]);
  });

  test('Stop leaves no process of the portal', async () => {
    await page.getByRole('button', { name: run.stop }).click();
    await page.getByRole('heading', { name: run.titles.stopped('acme-portal') }).waitFor();
    await expect.poll(() => processesIn(folder), { timeout: 30_000 }).toEqual([]);
  });

  test('cancelled in the middle of the install, nothing is left', async () => {
    await page
      .getByRole('link', { name: run.back })
      .or(page.getByRole('button', { name: run.back }))
      .first()
      .click();
    await wizard.field(page, en.start.name).fill('other-portal');
    await wizard.settledBlueprint(page);
    await page.getByRole('contentinfo').getByRole('button', { name: en.take.create }).click();
    const other = path.join(projects, 'other-portal');
    await page.getByRole('button', { name: run.here.create(other) }).click();
    await step(run.steps.install, 'running').waitFor();
    await expect.poll(() => processesIn('other-portal').length, { timeout: 60_000 }).not.toBe(0);
    await page.getByRole('button', { name: run.cancel, exact: true }).click();
    await page.getByRole('button', { name: run.cancelYes }).click();
    await page.getByRole('heading', { name: run.titles.cancelled('other-portal') }).waitFor();
    await screenshot(page, 'web/run-cancelled');
    expect(existsSync(other)).toBe(false);
    expect(readdirSync(projects)).toEqual(['acme-portal']);
    await expect.poll(() => processesIn('other-portal'), { timeout: 30_000 }).toEqual([]);
  });

  test('nothing went wrong on the page', () => {
    expect(opened.faults()).toEqual([]);
  });
});

/** The files under a folder that hold a text; packages are not searched. */
function spawnGrep(text: string, folder: string): readonly string[] {
  try {
    const args = ['-rlF', '--exclude-dir=node_modules', text, folder];
    return execFileSync('grep', args, { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return [];
  }
}
