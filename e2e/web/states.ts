import type { Locator, Page } from 'playwright-core';
import type { Texts } from '../../packages/web/src/text/en.ts';

/** A state of the page that is looked at by itself: for people, for axe, for its width. */
export interface State {
  readonly name: string;
  /** From the page as it is opened, in the language of the texts. */
  reach(page: Page, texts: Texts): Promise<void>;
}

const card = (page: Page, id: string) => page.locator(`main input[data-feature="${id}"]`);
const bar = (page: Page) => page.getByRole('contentinfo');
const named = (page: Page, role: 'button' | 'tab' | 'textbox' | 'searchbox', name: string) =>
  page.getByRole(role, { name, exact: true });

/** The first project is there: its figures, its sketch. */
async function composed(page: Page, { take }: Texts): Promise<void> {
  await bar(page).getByRole('button', { name: take.zip }).and(page.locator(':enabled')).waitFor();
}

/** By its label, which lies over all of the card. */
async function choose(page: Page, id: string): Promise<void> {
  await card(page, id).click({ force: true });
  await card(page, id).and(page.locator(':checked')).waitFor();
}

async function everything(page: Page, texts: Texts): Promise<void> {
  await composed(page, texts);
  const presets = page.getByRole('group', { name: texts.start.presets });
  await presets.getByRole('button').last().click();
  await card(page, 'jenkins').and(page.locator(':checked')).waitFor();
  await bar(page)
    .getByRole('button', { name: texts.take.zip })
    .and(page.locator(':enabled'))
    .waitFor();
}

/** A form with a value that can't be. */
async function wrongValue(page: Page, texts: Texts): Promise<void> {
  await composed(page, texts);
  await choose(page, 'github');
  const field = page.locator('[id="option-github-organization"]');
  await inputOf(field).fill('not an organization');
  await inputOf(field).blur();
  await inputOf(field).and(page.locator('[aria-invalid="true"]')).waitFor();
  await bar(page)
    .getByRole('button', { name: texts.take.zip })
    .and(page.locator(':disabled'))
    .waitFor();
}

function inputOf(field: Locator): Locator {
  return field
    .locator('input')
    .or(field.and(field.page().locator('input')))
    .first();
}

/** The preview after a choice, at one of its views. */
function previewAt(view: 'files' | 'changes' | 'why') {
  return async (page: Page, texts: Texts) => {
    await composed(page, texts);
    await choose(page, 'techdocs');
    await page.locator('body').press('p');
    const drawer = page.getByRole('region', { name: texts.preview.title, exact: true });
    await drawer.getByRole('tree').waitFor();
    await drawer.getByRole('tab', { name: texts.preview[view] }).click();
    if (view === 'files') {
      // The tree holds only the rows in sight.
      await drawer.getByRole('searchbox', { name: texts.preview.filter }).fill('app-config.yaml');
      await drawer.getByRole('treeitem', { name: 'app-config.yaml' }).last().click();
      await drawer.locator('.cm-content').waitFor();
    }
    if (view === 'changes') {
      const list = drawer.getByRole('list', { name: texts.preview.change.label });
      await list.getByRole('button').first().click();
      await drawer.locator('.cm-content').first().waitFor();
    }
    if (view === 'why') await drawer.getByRole('searchbox').waitFor();
  };
}

const WITH_ERRORS =
  'stagecraft: 1\nname: Acme Portal\nfeatures:\n  githbu: {}\n  search:\n    engine: solr\n';

async function withImport(page: Page, texts: Texts, text: string): Promise<void> {
  const words = texts.start.import;
  await composed(page, texts);
  await named(page, 'button', words.open).click();
  await named(page, 'textbox', words.editor).fill(text);
}

async function released(page: Page, texts: Texts, release: string): Promise<void> {
  await composed(page, texts);
  const { label } = texts.common.release;
  const narrow = named(page, 'button', texts.common.settings);
  if (await narrow.isVisible()) await narrow.click();
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: release }).click();
  await page.keyboard.press('Escape');
  await page.locator('main input[data-feature][aria-disabled="true"]').nth(1).waitFor();
}

/** Everything that the page can show without anybody serving more than files. */
export const STATES: readonly State[] = [
  { name: 'first', reach: composed },
  { name: 'everything', reach: everything },
  { name: 'wrong-value', reach: wrongValue },
  {
    name: 'details',
    async reach(page, texts) {
      await everything(page, texts);
      const box = page.locator('input[data-feature="github"]');
      const item = page.getByRole('listitem').filter({ has: box });
      await item.locator('button[aria-expanded="false"]').last().click();
      await page.locator('section dl code').first().waitFor();
    },
  },
  {
    name: 'removal-question',
    async reach(page, texts) {
      await composed(page, texts);
      await choose(page, 'search-techdocs');
      await card(page, 'techdocs').click({ force: true });
      await named(page, 'button', texts.choose.keep).waitFor();
    },
  },
  { name: 'older-release', reach: (page, texts) => released(page, texts, '1.49.0') },
  {
    name: 'search-empty',
    async reach(page, texts) {
      await composed(page, texts);
      const fields = page.getByRole('searchbox', { name: texts.choose.search });
      await fields.filter({ visible: true }).first().fill('zzzzzz');
      await named(page, 'button', texts.choose.seeAll).waitFor();
    },
  },
  {
    name: 'import-errors',
    async reach(page, texts) {
      await withImport(page, texts, WITH_ERRORS);
      await page.locator('.cm-lint-marker-error').first().waitFor();
    },
  },
  {
    name: 'import-valid',
    async reach(page, texts) {
      await withImport(page, texts, 'stagecraft: 1\nname: acme\nfeatures:\n  techdocs: {}\n');
      await named(page, 'button', texts.start.import.takeOver)
        .and(page.locator(':enabled'))
        .waitFor();
    },
  },
  {
    name: 'sketch-sign-in',
    async reach(page, texts) {
      await everything(page, texts);
      const { scene, scenes } = texts.portal;
      const views = page.getByRole('radiogroup', { name: scene });
      await views.getByRole('radio', { name: scenes.signIn }).click();
      await views.getByRole('radio', { name: scenes.signIn, checked: true }).waitFor();
    },
  },
  { name: 'preview-files', reach: previewAt('files') },
  { name: 'preview-changes', reach: previewAt('changes') },
  { name: 'preview-why', reach: previewAt('why') },
  {
    name: 'share',
    async reach(page, texts) {
      await everything(page, texts);
      await named(page, 'button', texts.share.share).click();
      await page.getByText(texts.share.markdownTitle).waitFor();
    },
  },
  {
    name: 'history',
    async reach(page, texts) {
      await composed(page, texts);
      await named(page, 'textbox', texts.start.name).fill('acme-portal');
      await choose(page, 'techdocs');
      await page.waitForFunction(() => localStorage.getItem('stagecraft.history') !== null);
      await named(page, 'button', texts.share.history.open).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^acme-portal/ })
        .waitFor();
    },
  },
  {
    name: 'keys',
    async reach(page, texts) {
      await composed(page, texts);
      await page.locator('body').press('?');
      await page.getByRole('dialog', { name: texts.keys.title }).waitFor();
    },
  },
  ...(['zip', 'command', 'blueprint', 'here'] as const).map((way) => ({
    name: `take-${way}`,
    async reach(page: Page, texts: Texts) {
      await composed(page, texts);
      // It is fetched when someone gets there.
      await page.locator('#take').scrollIntoViewIfNeeded();
      await named(page, 'tab', texts.take.tabs[way]).click();
      await page.locator('#take').getByRole('tabpanel').waitFor();
    },
  })),
  {
    name: 'next-steps',
    async reach(page, texts) {
      await everything(page, texts);
      await page.locator('#next-steps').scrollIntoViewIfNeeded();
      await page.locator('#next-steps li').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'evidence',
    async reach(page, texts) {
      await composed(page, texts);
      await page.evaluate(() => (location.hash = '#/evidence/1.55.0/github'));
      await page.getByText(texts.evidence.back).first().waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'evidence-none',
    async reach(page, texts) {
      await composed(page, texts);
      await page.evaluate(() => (location.hash = '#/evidence/1.49.0/github'));
      await page.getByText(texts.evidence.back).first().waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'link-broken',
    async reach(page, texts) {
      await composed(page, texts);
      await page.evaluate(() => (location.hash = '#/?b=1broken'));
      await page.getByRole('alert').filter({ hasText: texts.share.broken.title }).waitFor();
    },
  },
];
