import { shareBlueprint, type Blueprint } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { release } from '../harness/portal.ts';
import { describePage, describeStaticPage } from '../harness/suite.ts';
import { goToHash } from '../harness/webPage.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';
import { malformedLinks } from './malformedLinks.ts';

/** All fields, and options of every kind. */
const BLUEPRINT: Blueprint = {
  stagecraft: 1,
  name: 'acme-portal',
  title: 'Acme Developer Portal',
  organization: 'Acme & Söhne – ไทย',
  release: release.version,
  features: {
    github: { organization: 'acme', discovery: false },
    'auth-github': { firstUser: 'octocat' },
    search: { engine: 'elasticsearch', url: 'https://search.acme.example:9200' },
    'search-confluence': { baseUrl: 'https://acme.atlassian.net/wiki', spaces: ['ENG', 'OPS'] },
    kubernetes: { clusterUrl: 'https://k8s.acme.example:6443', clusterName: 'production' },
  },
};

/** Made of parts, so that nobody takes it for a real one. */
const TOKEN = ['ghp', 'a1B2c3D4'.repeat(5).slice(0, 36)].join('_');

describePage('a link', (place) => {
  test('restores everything in a clean profile, and stays through a reload', async () => {
    const { page } = await place.open({ at: `#/?b=${shareBlueprint(BLUEPRINT)}` });
    const expectAll = async () => {
      await expectValue(wizard.field(page, en.start.name), 'acme-portal');
      await expectValue(wizard.field(page, en.start.portalTitle), 'Acme Developer Portal');
      await expectValue(wizard.field(page, en.start.organization), 'Acme & Söhne – ไทย');
      for (const title of ['GitHub', 'GitHub sign-in', 'Search', 'Search in Confluence']) {
        await wizard.card(page, title).and(page.locator(':checked')).waitFor();
      }
      await wizard.openForm(page, 'Search in Confluence');
      const form = wizard.form(page, 'Search in Confluence');
      await expectValue(
        form.getByRole('textbox', { name: 'Address of Confluence' }),
        'https://acme.atlassian.net/wiki',
      );
      await form.getByText('OPS', { exact: true }).waitFor();
      await wizard.openForm(page, 'Kubernetes');
      const cluster = wizard.form(page, 'Kubernetes');
      await expectValue(
        cluster.getByRole('textbox', { name: 'Name of the cluster' }),
        'production',
      );
      expect(await wizard.settledBlueprint(page)).toEqual(BLUEPRINT);
    };
    await expectAll();
    await page.reload();
    await wizard.whenComposed(page);
    await expectAll();
  });

  test('may have its blueprint in the query, and is moved behind the #', async () => {
    const { page } = await place.open();
    const url = new URL(page.url());
    url.hash = '';
    url.searchParams.set('b', shareBlueprint(BLUEPRINT));
    await page.goto(url.href);
    await wizard.waitForBlueprint(page, BLUEPRINT);
    expect(new URL(page.url()).search).toBe('');
  });

  test('is what Share copies', async () => {
    const { page, context } = await place.open({ at: `#/?b=${shareBlueprint(BLUEPRINT)}` });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await wizard.waitForBlueprint(page, BLUEPRINT);
    await page.getByRole('button', { name: en.share.share, exact: true }).click();
    await page.getByText(en.share.linkCopied).first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(page.url());
  });
});

describePage('each step of the history', (place) => {
  test('comes back with Back and with Forward', async () => {
    const { page } = await place.open();
    const at: Blueprint[] = [];
    const remember = async () => at.push(await wizard.settledBlueprint(page));
    await wizard.field(page, en.start.name).fill('acme');
    await remember();
    await wizard.preset(page, 'GitHub').click();
    await remember();
    await wizard.setCard(page, 'Tech radar', true);
    await remember();
    await wizard.field(page, en.start.portalTitle).fill('Acme');
    await remember();
    await wizard.clickCard(page, 'TechDocs');
    await page.getByRole('button', { name: en.choose.removeTogether(2) }).click();
    await remember();
    expect(new Set(at.map((blueprint) => shareBlueprint(blueprint))).size).toBe(5);
    for (const blueprint of at.slice(0, -1).toReversed()) {
      await page.goBack();
      await wizard.waitForBlueprint(page, blueprint);
      await expectValue(wizard.field(page, en.start.portalTitle), blueprint.title ?? '');
    }
    for (const blueprint of at.slice(1)) {
      await page.goForward();
      await wizard.waitForBlueprint(page, blueprint);
      await expectChosen(blueprint);
    }
    async function expectChosen({ features }: Blueprint) {
      const radar = wizard.card(page, 'Tech radar');
      expect(await radar.isChecked()).toBe('tech-radar' in features);
    }
  });
});

describePage('a secret', (place) => {
  test('gets into no link, no address, no history and no storage', async () => {
    const { page } = await place.open();
    await wizard.setCard(page, 'GitHub', true);
    const before = await wizard.settledBlueprint(page);
    const organization = wizard.form(page, 'GitHub').getByRole('textbox', { name: 'Organization' });
    await organization.fill(TOKEN);
    await wizard.problems(page).getByRole('button').first().waitFor();
    await page.getByRole('button', { name: en.share.share, exact: true }).click();
    const panel = page.getByRole('dialog', { name: en.share.share });
    await panel.getByText(en.share.none).waitFor();
    await panel.getByRole('button', { name: en.share.toField }).click();
    await organization.and(page.locator(':focus')).waitFor();
    expect(wizard.blueprintInAddress(page)).toEqual(before);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]),
    );
    expect(kept).not.toContain(TOKEN);
    await organization.fill('acme');
    await wizard.waitForBlueprint(page, {
      ...before,
      features: { ...before.features, github: { organization: 'acme' } },
    });
  });
});

describeStaticPage('malformed links', (place) => {
  const links = malformedLinks();

  test('there are more than a hundred', () => {
    expect(links.length).toBeGreaterThan(100);
  });

  test('each is answered with what is wrong, and the page goes on', async () => {
    const { page } = await place.open();
    const alert = page.getByRole('alert').filter({ hasText: en.share.broken.title });
    const silent: string[] = [];
    for (const { what, parameter } of links) {
      await page.evaluate((b) => {
        location.hash = `#/?b=${encodeURIComponent(b)}`;
      }, parameter);
      const said = await alert.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (!said) silent.push(what);
      else await alert.getByRole('button', { name: en.share.broken.afresh }).click();
      await alert.waitFor({ state: 'detached' });
    }
    expect(silent).toEqual([]);
    await wizard.setCard(page, 'TechDocs', true);
    const { features } = await wizard.settledBlueprint(page);
    expect(features).toHaveProperty('techdocs');
  });

  test('a page that is opened by one says so and can be used', async () => {
    const { page } = await place.open({ at: '#/?b=1broken' });
    const alert = page.getByRole('alert').filter({ hasText: en.share.broken.title });
    await alert.waitFor();
    await alert.getByRole('button', { name: en.share.broken.keep }).click();
    await wizard.setCard(page, 'TechDocs', true);
    expect(await wizard.settledBlueprint(page)).toHaveProperty('release', release.version);
    await goToHash(page, '#/');
    await wizard.whenComposed(page);
  });
});

async function expectValue(field: import('playwright-core').Locator, value: string) {
  await expect.poll(() => field.inputValue(), { timeout: 10_000 }).toBe(value);
}
