import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeViolations, colorViolations } from '../harness/axe.ts';
import { launchBrowser, type Browser } from '../harness/browser.ts';
import { overflowOf } from '../harness/overflow.ts';
import { temporaryFolder } from '../harness/portal.ts';
import { openWebPage, type WebPage } from '../harness/webPage.ts';
import { startServer, type RunningServer } from '../harness/webServer.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

/** Made of parts, so that nobody takes it for a real one. */
const SECRET = ['ghp', 'q1W2e3R4'.repeat(5).slice(0, 36)].join('_');
const { run, take } = en;
const WIDE = { width: 1440, height: 900 };

/** Without packages, so that it takes no time; e2e/web/create.e2e.ts has the rest. */
describe('creating a project on this machine', () => {
  let projects: string;
  let server: RunningServer;
  let browser: Browser;
  let opened: WebPage;

  beforeAll(async () => {
    projects = await temporaryFolder();
    server = await startServer({ projectsFolder: projects });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(projects, { recursive: true, force: true });
  });
  beforeEach(async () => {
    opened = await openWebPage(browser, server);
  });
  afterEach(async () => {
    const faults = opened.faults();
    await opened.close();
    // What the server refuses is shown by the page, and noted by the browser as well.
    expect(faults.filter((fault) => !fault.includes('/api/v1/projects'))).toEqual([]);
  });

  /** The panel that asks what is still open, filled in up to the button. */
  async function fillIn(name: string): Promise<void> {
    const { page } = opened;
    await wizard.field(page, en.start.name).fill(name);
    await wizard.setCard(page, 'GitHub', true);
    await wizard.settledBlueprint(page);
    await page.getByRole('contentinfo').getByRole('button', { name: take.create }).click();
    // Create leads into the form, wherever on the page it was pressed.
    await wizard.field(page, run.here.folder).and(page.locator(':focus')).waitFor();
    await page.getByRole('switch', { name: run.here.install }).click({ force: true });
    const panel = page.getByRole('tabpanel', { name: take.tabs.here });
    await panel.getByRole('textbox', { name: 'GitHub token', exact: true }).fill(SECRET);
  }

  async function create(name: string): Promise<void> {
    const { page } = opened;
    const folder = path.join(projects, name);
    await page.getByRole('button', { name: run.here.create(folder) }).click();
  }

  async function expectAccessible(): Promise<void> {
    const { page } = opened;
    for (const viewport of [WIDE, { width: 390, height: 844 }]) {
      await page.setViewportSize(viewport);
      expect(await overflowOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await colorViolations(page)).toEqual([]);
    }
    await page.setViewportSize(WIDE);
  }

  test('its files are there, and its secret in .env alone', async () => {
    const { page } = opened;
    const name = `first-portal-${Date.now()}`;
    await fillIn(name);
    await expectAccessible();
    await create(name);
    await page.getByRole('heading', { name: run.titles.created(name) }).waitFor();
    const folder = path.join(projects, name);
    expect(existsSync(path.join(folder, 'package.json'))).toBe(true);
    expect(readFileSync(path.join(folder, '.env'), 'utf8')).toContain(SECRET);
    expect(statSync(path.join(folder, '.env')).mode & 0o777).toBe(0o600);
    expect(server.output().join('\n')).not.toContain(SECRET);
    await expectAccessible();
    await page.reload();
    await page.getByRole('heading', { name: run.titles.created(name) }).waitFor();
  });

  test('a folder that is not empty is said beside its name, and nothing in it is touched', async () => {
    const { page } = opened;
    const folder = path.join(projects, 'taken');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'mine.txt'), 'mine');
    await fillIn('taken');
    await create('taken');
    await page
      .getByText(/taken.* (not empty|exists|is in use|has files)/i)
      .first()
      .waitFor();
    expect(readFileSync(path.join(folder, 'mine.txt'), 'utf8')).toBe('mine');
    expect(existsSync(path.join(folder, 'package.json'))).toBe(false);
    await expectAccessible();
  });

  test('a run that nobody knows says so', async () => {
    const { page } = opened;
    await page.evaluate(() => {
      location.hash = '#/runs/nobody-knows';
    });
    await page.getByText(run.gone).first().waitFor();
    await expectAccessible();
    await page.getByText(run.back).first().click();
    await wizard.whenComposed(page);
  });
});
