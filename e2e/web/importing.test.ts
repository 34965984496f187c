import type { Blueprint } from '@stagecraft/engine';
import type { Locator, Page } from 'playwright-core';
import { shareBlueprint } from '@stagecraft/engine';
import { expect, test } from 'vitest';
import { zipByCommandLine } from '../harness/commandLine.ts';
import { release } from '../harness/portal.ts';
import { describePage } from '../harness/suite.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

const words = en.start.import;

const WRITTEN = `# Our portal
stagecraft: 1
name: acme-portal
title: Acme Developer Portal
release: ${release.version}
features:
  github:
    organization: acme
  techdocs: {}
`;

const BLUEPRINT: Blueprint = {
  stagecraft: 1,
  name: 'acme-portal',
  title: 'Acme Developer Portal',
  release: release.version,
  features: { github: { organization: 'acme' }, techdocs: {} },
};

/** As a person writes it from memory. */
const WITH_ERRORS = `stagecraft: 1
name: Acme Portal
release: ${release.version}
owner: me
features:
  githbu: {}
  search:
    engine: solr
  kubernetes:
    clusterUrl: k8s.acme.example
    clusterNam: production
  github-actions:
    exampleRepository: 7
`;
const LINES_OF_ERRORS = [2, 4, 6, 8, 10, 11, 13];

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: words.open }).click();
  const editor = page.getByRole('textbox', { name: words.editor });
  await editor.waitFor();
  return editor;
}

async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.takeOver, disabled: false }).click();
}

async function expectZip(page: Page): Promise<void> {
  await wizard.waitForBlueprint(page, BLUEPRINT);
  const { name, bytes } = await wizard.downloadZip(page);
  expect(name).toBe('acme-portal.zip');
  expect(bytes.equals(await zipByCommandLine(BLUEPRINT))).toBe(true);
}

const FILE = {
  name: 'stagecraft.yaml',
  mimeType: 'application/yaml',
  buffer: Buffer.from(WRITTEN),
};

describePage('a blueprint is imported', (place) => {
  test('from a file, up to the ZIP', async () => {
    const { page } = await place.open();
    await openImport(page);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: words.chooseFile }).click(),
    ]);
    await chooser.setFiles(FILE);
    await page.getByText(words.valid('acme-portal', 2, release.version)).waitFor();
    await takeOver(page);
    await expectZip(page);
    await page.goBack();
    await expect.poll(() => wizard.field(page, en.start.name).inputValue()).toBe('my-portal');
  });

  test('from pasted text, up to the ZIP', async () => {
    const { page } = await place.open();
    const editor = await openImport(page);
    await editor.fill(WRITTEN);
    await takeOver(page);
    await expectZip(page);
  });

  test('from a link, up to the ZIP', async () => {
    const { page } = await place.open();
    const editor = await openImport(page);
    await editor.fill(`https://stagecraft.example/#/?b=${shareBlueprint(BLUEPRINT)}`);
    await takeOver(page);
    await expectZip(page);
  });

  test('from a file that is dropped on the page', async () => {
    const { page } = await place.open();
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'stagecraft.yaml', { type: 'application/yaml' }));
      return transfer;
    }, WRITTEN);
    const main = page.getByRole('main');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await main.dispatchEvent(type, { dataTransfer: data });
    }
    await takeOver(page);
    await wizard.waitForBlueprint(page, BLUEPRINT);
  });
});

describePage('what is wrong with a blueprint', (place) => {
  test('is shown at its line, all at once, and nothing is lost', async () => {
    const { page } = await place.open();
    await wizard.field(page, en.start.name).fill('chosen-before');
    await wizard.setCard(page, 'Tech radar', true);
    const before = await wizard.settledBlueprint(page);
    const editor = await openImport(page);
    await editor.fill(WITH_ERRORS);
    const places = page.getByRole('main').getByRole('button', { name: /^Line \d+, column \d+$/ });
    await expect
      .poll(async () => (await places.allInnerTexts()).map(lineOf), { timeout: 10_000 })
      .toEqual(LINES_OF_ERRORS);
    // The editor marks them as well: a sign for each line, and the text itself.
    expect(await page.locator('.cm-lint-marker-error').count()).toBe(LINES_OF_ERRORS.length);
    expect(await page.locator('.cm-lintRange-error').count()).toBeGreaterThanOrEqual(
      LINES_OF_ERRORS.length,
    );
    await places.nth(3).click();
    await editor.and(page.locator(':focus')).waitFor();
    const line = () => getSelection()?.focusNode?.parentElement?.closest('.cm-line')?.textContent;
    expect(await page.evaluate(line)).toContain('engine: solr');
    const taking = page.getByRole('button', { name: words.takeOver });
    expect(await taking.isDisabled()).toBe(true);
    expect(wizard.blueprintInAddress(page)).toEqual(before);
    expect(await wizard.field(page, en.start.name).inputValue()).toBe('chosen-before');
    await editor.fill(WRITTEN);
    await takeOver(page);
    await wizard.waitForBlueprint(page, BLUEPRINT);
  });

  test('is said of text that is no blueprint at all', async () => {
    const { page } = await place.open();
    const editor = await openImport(page);
    const main = page.getByRole('main');
    for (const text of ['{', 'Hello', '- a\n- b', 'stagecraft: 2\nname: a\n', '\t\tx: [', '1abc']) {
      await editor.fill(text);
      await main
        .getByRole('heading', { name: words.problems(1).replace('1 ', '') })
        .or(main.getByRole('heading', { name: /to mend before it can be taken over/ }))
        .first()
        .waitFor();
      expect(await page.getByRole('button', { name: words.takeOver }).isDisabled()).toBe(true);
    }
  });
});

function lineOf(text: string): number {
  return Number(/\d+/.exec(text)?.[0]);
}
