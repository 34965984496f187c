import { shareBlueprint, type Blueprint } from '@stagecraft/engine';
import { beforeEach, expect, test } from 'vitest';
import { zipByCommandLine } from '../harness/commandLine.ts';
import { library, release } from '../harness/portal.ts';
import { describePage } from '../harness/suite.ts';
import type { WebPage } from '../harness/webPage.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

const MINIMAL = library.presets.get('minimal')?.features ?? {};
/** What an empty page starts from. */
const FIRST: Blueprint = {
  stagecraft: 1,
  name: 'my-portal',
  release: release.version,
  features: MINIMAL,
};

describePage('from an empty page to a ZIP', (place) => {
  let opened: WebPage;
  beforeEach(async () => {
    opened = await place.open();
  });

  /** The ZIP of the page is what the command line, and the server, make of the same blueprint. */
  async function expectZipOf(blueprint: Blueprint): Promise<void> {
    await wizard.waitForBlueprint(opened.page, blueprint);
    const zip = await wizard.downloadZip(opened.page);
    expect(zip.name).toBe(`${blueprint.name}.zip`);
    expect(zip.bytes.equals(await zipByCommandLine(blueprint))).toBe(true);
    if (place.mode === 'static') return;
    const short = new URL(`/zip?b=${shareBlueprint(blueprint)}`, place.site().origin);
    const answer = await fetch(short);
    expect(zip.bytes.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
  }

  test('by a preset, with a name, a title and an organization', async () => {
    const { page } = opened;
    await wizard.field(page, en.start.name).fill('acme-portal');
    await wizard.field(page, en.start.portalTitle).fill('Acme Developer Portal');
    await wizard.field(page, en.start.organization).fill('Acme, Inc.');
    await wizard.preset(page, 'Everything').click();
    await expectZipOf({
      ...FIRST,
      name: 'acme-portal',
      title: 'Acme Developer Portal',
      organization: 'Acme, Inc.',
      features: library.presets.get('everything')?.features ?? {},
    });
  });

  test('by choosing features one by one, with their options, and taking some out', async () => {
    const { page } = opened;
    await wizard.setCard(page, 'GitHub', true);
    const github = wizard.form(page, 'GitHub');
    await github.getByRole('textbox', { name: 'Organization' }).fill('acme');
    await wizard.setCard(page, 'GitHub Actions', true);
    await wizard.setCard(page, 'TechDocs', true);
    await wizard.openForm(page, 'Search');
    await wizard.choose(page, wizard.form(page, 'Search'), 'Search engine', 'postgres');
    await wizard.setCard(page, 'Teams and people', false);
    await wizard.setCard(page, 'Guest sign-in', false);
    const { org, 'auth-guest': guest, ...rest } = MINIMAL;
    await expectZipOf({
      ...FIRST,
      features: {
        ...rest,
        github: { organization: 'acme' },
        'github-actions': {},
        techdocs: {},
        search: { engine: 'postgres' },
      },
    });
  });

  test('by search, on an older release', async () => {
    const { page } = opened;
    await page
      .getByRole('combobox', { name: en.common.release.label })
      .or(page.getByRole('button', { name: en.common.release.label }))
      .first()
      .click();
    await page.getByRole('option', { name: '1.54.0' }).click();
    const search = page.getByRole('searchbox', { name: en.choose.search }).first();
    await search.fill('k8s');
    await wizard.setCard(page, 'Kubernetes', true);
    await search.fill('runbooks markdown');
    await wizard.setCard(page, 'TechDocs', true);
    await expectZipOf({
      ...FIRST,
      release: '1.54.0',
      features: { ...MINIMAL, kubernetes: {}, techdocs: {} },
    });
  });

  test('back and forward on the way', async () => {
    const { page } = opened;
    await wizard.setCard(page, 'TechDocs', true);
    await wizard.setCard(page, 'API docs', true);
    await wizard.waitForBlueprint(page, {
      ...FIRST,
      features: { ...MINIMAL, techdocs: {}, 'api-docs': {} },
    });
    await page.goBack();
    await wizard.card(page, 'API docs').and(page.locator(':not(:checked)')).waitFor();
    await page.goBack();
    await wizard.card(page, 'TechDocs').and(page.locator(':not(:checked)')).waitFor();
    await page.goForward();
    await wizard.card(page, 'TechDocs').and(page.locator(':checked')).waitFor();
    await expectZipOf({ ...FIRST, features: { ...MINIMAL, techdocs: {} } });
  });
});
