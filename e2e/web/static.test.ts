import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareBlueprint } from '@stagecraft/engine';
import { launchBrowser, type Browser } from '../harness/browser.ts';
import { zipByCommandLine } from '../harness/commandLine.ts';
import { release } from '../harness/portal.ts';
import { serveStatic, type Site, type StaticSite } from '../harness/site.ts';
import { dist } from '../harness/webApp.ts';
import { openWebPage, whenQuiet, type WebPage } from '../harness/webPage.ts';
import { startServer } from '../harness/webServer.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Through all parts of the page, each of which loads code of its own. */
async function useEverything({ page }: WebPage): Promise<void> {
  await wizard.preset(page, 'Everything').click();
  await wizard.openForm(page, 'GitHub');
  await page.keyboard.press('Escape');
  await wizard.openPreview(page);
  await page
    .getByRole('treeitem', { name: /package\.json/ })
    .first()
    .click();
  await wizard.previewTab(page, 'changes').click();
  await wizard.previewTab(page, 'why').click();
  await wizard.closePreview(page);
  await wizard.downloadZip(page);
}

describe('as static files', () => {
  let site: StaticSite;
  beforeAll(async () => {
    site = await serveStatic(dist, { basePath: '/apps/stagecraft/' });
  });
  afterAll(() => site?.stop());

  test('the page asks its own folder for files, and nobody for anything else', async () => {
    const opened = await openWebPage(browser, site);
    await useEverything(opened);
    const blueprint = shareBlueprint(await wizard.settledBlueprint(opened.page));
    expect(opened.requests().filter((request) => !request.startsWith(`GET ${site.url}`))).toEqual(
      [],
    );
    expect(opened.requests().filter((request) => /[?#]./.test(request))).toEqual([]);
    // What the server saw, workers included: files, and nothing of what was chosen.
    const seen = site.requests();
    expect(seen.filter((request) => !request.startsWith('GET /apps/stagecraft/'))).toEqual([]);
    expect(seen.filter((request) => request.includes(blueprint))).toEqual([]);
    expect(seen.filter((request) => request.includes('/api/'))).toEqual([]);
    expect(opened.faults()).toEqual([]);
    await opened.close();
  });

  test('a part that can not be fetched says so in its place, and comes when it can', async () => {
    const { page, context, close } = await openWebPage(browser, site, { composed: false });
    const code = '**/PreviewPanel-*.js';
    await context.route(code, (route) => route.abort());
    await page.reload();
    await wizard.whenComposed(page);
    await page.getByRole('contentinfo').getByRole('button', { name: en.preview.open }).click();
    const failed = page.getByRole('alert').filter({ hasText: en.common.partFailed });
    await failed.waitFor();
    // The rest goes on.
    await wizard.setCard(page, 'TechDocs', true);
    await context.unroute(code);
    await failed.getByRole('button', { name: en.common.retry }).click();
    await wizard.preview(page).getByRole('tree').waitFor();
    await close();
  });

  test('once it is loaded it needs no network, up to the ZIP', async () => {
    const opened = await openWebPage(browser, site);
    const { page, context } = opened;
    await whenQuiet(opened);
    await context.setOffline(true);
    await useEverything(opened);
    await wizard.preset(page, 'Minimal').click();
    await wizard.field(page, en.start.name).fill('without-a-network');
    await wizard.setCard(page, 'TechDocs', true);
    const blueprint = await wizard.settledBlueprint(page);
    expect(blueprint).toMatchObject({
      name: 'without-a-network',
      release: release.version,
      features: { techdocs: {} },
    });
    const { bytes } = await wizard.downloadZip(page);
    expect(bytes.equals(await zipByCommandLine(blueprint))).toBe(true);
    // Browsers look for a page's icon anew at each of its addresses.
    expect(opened.faults().filter((fault) => !fault.includes('/icon.svg'))).toEqual([]);
    await opened.close();
  });
});

describe('under the policy of our own server', () => {
  let server: Site;
  let site: Site;
  beforeAll(async () => {
    server = await startServer();
    const answer = await fetch(server.url, { headers: { accept: 'text/html' } });
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    site = await serveStatic(dist, { policy });
  });
  afterAll(async () => {
    await site?.stop();
    await server?.stop();
  });

  test('everything on the page works', async () => {
    const opened = await openWebPage(browser, site);
    await useEverything(opened);
    expect(opened.faults()).toEqual([]);
    await opened.close();
  });
});
