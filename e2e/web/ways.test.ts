import { shareBlueprint, type Blueprint } from '@stagecraft/engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser, type Browser } from '../harness/browser.ts';
import { zipByCommandLine } from '../harness/commandLine.ts';
import { library, release } from '../harness/portal.ts';
import type { Site } from '../harness/site.ts';
import { MODES, openSite } from '../harness/sites.ts';
import { openWebPage, type WebPage } from '../harness/webPage.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(MODES)('from an empty page to a ZIP, %s', (mode) => {
  let site: Site;
  let opened: WebPage;
  beforeAll(async () => {
    site = await openSite(mode);
  });
  afterAll(() => site?.stop());
  beforeEach(async () => {
    opened = await openWebPage(browser, site);
  });
  afterEach(async () => {
    expect(opened.faults()).toEqual([]);
    await opened.close();
  });

  /** The ZIP of the page is what the command line, and the server, make of the same blueprint. */
  async function expectZipOf(blueprint: Blueprint): Promise<void> {
    await wizard.waitForBlueprint(opened.page, blueprint);
    const zip = await wizard.downloadZip(opened.page);
    expect(zip.name).toBe(`${blueprint.name}.zip`);
    expect(zip.bytes.equals(await zipByCommandLine(blueprint))).toBe(true);
    if (mode === 'static') return;
    const short = new URL(`/zip?b=${shareBlueprint(blueprint)}`, site.origin);
    const cookies = await opened.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(short, { headers: { cookie } });
    expect(zip.bytes.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
  }

  test('by a preset, with a name, a title and an organization', async () => {
    const { page } = opened;
    await wizard.field(page, en.start.name).fill('acme-portal');
    await wizard.field(page, en.start.portalTitle).fill('Acme Developer Portal');
    await wizard.field(page, en.start.organization).fill('Acme, Inc.');
    await wizard.preset(page, 'Everything').click();
    await expectZipOf({
      stagecraft: 1,
      name: 'acme-portal',
      title: 'Acme Developer Portal',
      organization: 'Acme, Inc.',
      release: release.version,
      features: library.presets.get('everything')?.features ?? {},
    });
  });
});
