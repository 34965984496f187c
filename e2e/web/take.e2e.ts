import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compose } from '@stagecraft/engine';
import { projectToolchain, type RunningProject } from '@stagecraft/toolchain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import {
  library,
  placeholderSecrets,
  release,
  startPortal,
  temporaryFolder,
  yarn,
  type Portal,
} from '../harness/portal.ts';
import { openSite } from '../harness/sites.ts';
import {
  enterAsGuest,
  guestProbes,
  runProbe,
  screenshot,
  visit,
  type Visit,
} from '../harness/visit.ts';
import { openWebPage } from '../harness/webPage.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

describe('a ZIP that is taken from static files', () => {
  const blueprint = {
    stagecraft: 1 as const,
    name: 'acme-portal',
    title: 'Acme Developer Portal',
    release: release.version,
    features: library.presets.get('github')?.features ?? {},
  };
  const composition = compose(blueprint, library, release);
  let parent: string;
  let portal: Portal;
  let running: RunningProject;
  let visitor: Visit;

  beforeAll(async () => {
    parent = await temporaryFolder();
    const zip = path.join(parent, 'acme-portal.zip');
    writeFileSync(zip, await takeZip());
    execFileSync('unzip', ['-q', zip, '-d', parent]);
    const folder = path.join(parent, 'acme-portal');
    const toolchain = await projectToolchain(folder);
    portal = { folder, toolchain, remove: async () => undefined };
  });
  afterAll(async () => {
    await visitor?.close();
    await running?.stop();
    rmSync(parent, { recursive: true, force: true, maxRetries: 3 });
  });

  /** What a person does, from the empty page on. */
  async function takeZip(): Promise<Buffer> {
    const site = await openSite('static');
    const browser = await launchBrowser();
    try {
      const { page, faults } = await openWebPage(browser, site);
      await wizard.field(page, en.start.name).fill(blueprint.name);
      await wizard.field(page, en.start.portalTitle).fill(blueprint.title);
      await wizard.preset(page, 'GitHub').click();
      await wizard.waitForBlueprint(page, blueprint);
      const { name, bytes } = await wizard.downloadZip(page);
      expect(name).toBe('acme-portal.zip');
      expect(faults()).toEqual([]);
      return bytes;
    } finally {
      await browser.close();
      await site.stop();
    }
  }

  test('installs as it is, and passes its own checks', async () => {
    await yarn(portal, ['install', '--immutable']);
    const secrets = placeholderSecrets(composition);
    await yarn(
      portal,
      ['backstage-cli', 'config:check', '--strict', '--config', 'app-config.yaml'],
      secrets,
    );
    await yarn(portal, ['tsc']);
  });

  test('starts, lets a guest in, and has what was chosen', async () => {
    running = await startPortal(portal.folder);
    await running.ready;
    visitor = await visit(running.frontendUrl);
    await visitor.page.goto('/');
    await visitor.page.getByText('Acme Developer Portal').first().waitFor();
    await enterAsGuest(visitor.page);
    await visitor.page.goto('/catalog');
    await visitor.page.getByRole('link', { name: 'example-website' }).first().waitFor();
    await screenshot(visitor.page, 'web/zip-portal');
  });

  test.each(guestProbes(composition))('$feature: $path', async (probe) => {
    await runProbe(visitor.page, probe, running.backendUrl);
  });
});
