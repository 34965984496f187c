import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeStaticPage } from '../harness/suite.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

const { file: words } = en.preview;

/** Opens a file by its name in the tree, which shows only the rows in sight. */
async function openFile(page: Page, path: string): Promise<void> {
  const drawer = wizard.preview(page);
  const name = path.split('/').at(-1) ?? path;
  await drawer.getByRole('searchbox', { name: en.preview.filter }).fill(name);
  // After its path may stand who put it there.
  const item = drawer.locator(`[role="treeitem"]:is([title="${path}"], [title^="${path}, "])`);
  await item.click();
  await drawer.locator(`h3[title="${path}"]`).waitFor();
}

async function bytesOfOpenFile(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    wizard.preview(page).getByRole('button', { name: words.download }).click(),
  ]);
  return await readFile(await download.path());
}

/** The lines that the editor shows; it draws only those in sight. */
async function firstLines(page: Page, count: number): Promise<readonly string[]> {
  const lines = wizard.preview(page).locator('.cm-content .cm-line');
  await lines.first().waitFor();
  return (await lines.allTextContents()).slice(0, count);
}

const FILES = [
  'package.json',
  'packages/backend/src/index.ts',
  'app-config.yaml',
  'packages/app/public/favicon.ico',
  '.yarn/releases/yarn-4.13.0.cjs',
  'yarn.lock',
];

describeStaticPage('the preview', (place) => {
  test('shows the files that the ZIP has, byte for byte', async () => {
    const { page } = await place.open();
    await wizard.preset(page, 'Everything').click();
    await wizard.settledBlueprint(page);
    const { bytes } = await wizard.downloadZip(page);
    const files = new Map(
      Object.entries(unzipSync(bytes)).map(([path, content]) => [
        path.slice(path.indexOf('/') + 1),
        Buffer.from(content),
      ]),
    );
    await wizard.openPreview(page);
    const { 0: shown } = await wizard.preview(page).getByRole('treeitem').allTextContents();
    expect(shown).toBeDefined();
    for (const path of FILES) {
      const wanted = files.get(path);
      expect(wanted, path).toBeDefined();
      await openFile(page, path);
      expect((await bytesOfOpenFile(page)).equals(wanted ?? Buffer.alloc(0)), path).toBe(true);
      if (/\.(json|ts|yaml)$/.test(path)) {
        const lines = wanted?.toString().split('\n').slice(0, 10);
        expect(await firstLines(page, 10), path).toEqual(lines);
      }
    }
  });

  test('has all files of the project in its tree', async () => {
    const { page } = await place.open();
    const { bytes } = await wizard.downloadZip(page);
    const names = Object.keys(unzipSync(bytes)).map((path) => path.split('/').at(-1) ?? '');
    await wizard.openPreview(page);
    const tree = wizard.preview(page).getByRole('tree');
    await tree.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('*');
    const seen = new Set<string>();
    for (let step = 0; step < 400; step += 1) {
      const rows = await tree
        .getByRole('treeitem')
        .evaluateAll((items) =>
          items.map((item) => ({ text: item.textContent ?? '', open: item.ariaExpanded })),
        );
      for (const { text } of rows) seen.add(text);
      const active = await tree.getAttribute('aria-activedescendant');
      const row = page.locator(`[id="${active ?? ''}"]`);
      if ((await row.getAttribute('aria-expanded')) === 'false') {
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('ArrowDown');
      if ((await tree.getAttribute('aria-activedescendant')) === active) break;
    }
    const missing = names.filter((name) => ![...seen].some((text) => text.includes(name)));
    expect(missing).toEqual([]);
  });

  test('shows what a choice changes, line by line', async () => {
    const { page } = await place.open();
    await wizard.openPreview(page);
    await wizard.setCard(page, 'TechDocs', true);
    await wizard.previewTab(page, 'changes').click();
    const drawer = wizard.preview(page);
    const list = drawer.getByRole('list', { name: en.preview.change.label });
    await list
      .getByRole('button', { name: /packages\/backend\/.*package\.json|package\.json/ })
      .last()
      .click();
    await drawer.locator('.cm-content').first().waitFor();
    const added = drawer.locator('.cm-changedLine, .cm-insertedLine, .cm-insertedLine, ins');
    await expect.poll(() => added.count()).toBeGreaterThan(0);
    expect((await drawer.locator('.cm-content').allTextContents()).join()).toContain('techdocs');
    await drawer
      .getByText(/TechDocs: \d+ files? /)
      .first()
      .waitFor();
    await wizard.setCard(page, 'TechDocs', false);
    await drawer
      .getByText(/removed/i)
      .first()
      .waitFor();
  });

  test('says of each line who put it there', async () => {
    const { page } = await place.open();
    await wizard.setCard(page, 'TechDocs', true);
    await wizard.openPreview(page);
    await openFile(page, 'packages/backend/package.json');
    const drawer = wizard.preview(page);
    const origins = drawer.getByRole('list', { name: words.origins });
    const chip = origins.getByRole('button', { name: /^TechDocs\b.*\d+ line/ });
    await chip.waitFor();
    const [, lines] = /(\d+)/.exec(await chip.innerText()) ?? [];
    const text = (await bytesOfOpenFile(page)).toString();
    const named = text.split('\n').filter((line) => line.includes('techdocs'));
    expect(Number(lines)).toBe(named.length);
    await chip.click();
    expect(await chip.getAttribute('aria-pressed')).toBe('true');
    await origins.getByRole('button', { name: words.next('TechDocs') }).click();
    await drawer.getByText(words.putBy('TechDocs')).first().waitFor();
  });

  test('says why a package is installed that nobody named', async () => {
    const { page } = await place.open();
    await wizard.openPreview(page);
    await wizard.previewTab(page, 'why').click();
    const drawer = wizard.preview(page);
    await drawer.getByRole('searchbox', { name: en.preview.reasons.search }).fill('express');
    await drawer.getByText(en.preview.reasons.installed).first().waitFor();
  });
});
