import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { library } from '../harness/portal.ts';
import { describeStaticPage } from '../harness/suite.ts';
import * as wizard from '../harness/wizard.ts';
import { en } from '../harness/wizard.ts';

async function setRelease(page: Page, version: string): Promise<void> {
  await page.getByRole('button', { name: en.common.release.label }).click();
  await page.getByRole('option', { name: version }).click();
}

describeStaticPage('what can be chosen', (place) => {
  test('a feature that the release does not have says why, and a click resolves it', async () => {
    const { page } = await place.open();
    await setRelease(page, '1.49.0');
    const home = wizard.card(page, 'Home page');
    await home.and(page.locator('[aria-disabled="true"]')).waitFor();
    const card = wizard.cardOf(page, 'Home page');
    await card.getByText('1.54.0').first().waitFor();
    await wizard.clickCard(page, 'Home page');
    expect(await home.isChecked()).toBe(false);
    await card
      .getByRole('button', { name: /^Use Backstage/ })
      .first()
      .click();
    await home.and(page.locator('[aria-disabled="false"]')).waitFor();
    await wizard.setCard(page, 'Home page', true);
    const { release, features } = await wizard.settledBlueprint(page);
    expect(release).not.toBe('1.49.0');
    expect(features).toHaveProperty('home');
  });

  test('next steps are of what is chosen now, and go while something is to be mended', async () => {
    const { page } = await place.open();
    const contents = page.getByRole('navigation', { name: en.common.contents });
    const toSteps = contents.getByRole('button', { name: en.take.next.title });
    const steps = page.getByRole('region', { name: en.take.next.title, exact: true });
    await toSteps.click();
    await steps.getByText(en.take.next.groups.start).waitFor();
    expect(await steps.getByText('GITHUB_TOKEN').count()).toBe(0);
    await wizard.field(page, en.start.name).fill('Not A Name');
    await steps.waitFor({ state: 'hidden' });
    expect(await toSteps.count()).toBe(0);
    await wizard.field(page, en.start.name).fill('a-name');
    await wizard.setCard(page, 'GitHub', true);
    await toSteps.click();
    await steps.getByText('GITHUB_TOKEN').first().waitFor();
  });

  test('what others need is not taken out without a question', async () => {
    const { page } = await place.open();
    await wizard.setCard(page, 'Search in TechDocs', true);
    await wizard
      .cardOf(page, 'TechDocs')
      .getByText(en.choose.comesWith('Search in TechDocs'))
      .waitFor();
    await wizard.clickCard(page, 'TechDocs');
    const question = page.getByRole('group', { name: en.choose.needIt('Search in TechDocs', 1) });
    await question.getByRole('button', { name: en.choose.keep }).click();
    expect(await wizard.card(page, 'TechDocs').isChecked()).toBe(true);
    await wizard.clickCard(page, 'TechDocs');
    await question.getByRole('button', { name: en.choose.removeTogether(2) }).click();
    await wizard.card(page, 'TechDocs').and(page.locator(':not(:checked)')).waitFor();
    expect(await wizard.card(page, 'Search in TechDocs').isChecked()).toBe(false);
  });

  test('a warning is mended by the click beside it', async () => {
    const { page } = await place.open();
    const warnings = page.locator('[data-kind="warnings"]');
    await warnings.getByRole('button', { name: en.problems.change.add('GitHub sign-in') }).click();
    await warnings.waitFor({ state: 'detached' });
    expect(await wizard.card(page, 'GitHub sign-in').isChecked()).toBe(true);
  });

  test('a problem leads to its field, and the project is there again when it is mended', async () => {
    const { page } = await place.open();
    await wizard.field(page, en.start.name).fill('Not A Name');
    await wizard.setCard(page, 'Kubernetes', true);
    const url = wizard.form(page, 'Kubernetes').getByRole('textbox', {
      name: 'Address of the cluster',
    });
    await url.fill('nowhere');
    const list = wizard.problems(page).getByRole('button');
    await expect.poll(() => list.count()).toBe(2);
    expect(await wizard.zipButton(page).isDisabled()).toBe(true);
    await list.filter({ hasText: 'Kubernetes' }).click();
    await url.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('https://k8s.acme.example');
    await url.fill('https://k8s.acme.example');
    await list.first().click();
    const name = wizard.field(page, en.start.name);
    await name.and(page.locator(':focus')).waitFor();
    await name.fill('acme');
    await wizard.problems(page).waitFor({ state: 'detached' });
    expect(await wizard.settledBlueprint(page)).toMatchObject({
      name: 'acme',
      features: { kubernetes: { clusterUrl: 'https://k8s.acme.example' } },
    });
  });

  test('options that depend on others appear with them', async () => {
    const { page } = await place.open();
    await wizard.setCard(page, 'GitHub', true);
    const form = wizard.form(page, 'GitHub');
    await form.getByRole('textbox', { name: 'Organization' }).waitFor();
    const dependent = form.getByText('Bring in teams and people');
    expect(await dependent.count()).toBe(0);
    await form.getByRole('textbox', { name: 'Organization' }).fill('acme');
    await dependent.first().waitFor({ state: 'attached' });
    await form.getByRole('textbox', { name: 'Organization' }).fill('');
    await dependent.first().waitFor({ state: 'detached' });
  });

  test('a preset says what a release leaves out, and one click takes it back', async () => {
    const { page } = await place.open();
    const before = await (async () => {
      await setRelease(page, '1.49.0');
      return await wizard.settledBlueprint(page);
    })();
    await wizard.preset(page, 'Everything').click();
    await page
      .getByText(/left out/)
      .first()
      .waitFor();
    const { features } = await wizard.settledBlueprint(page);
    const wanted = Object.keys(library.presets.get('everything')?.features ?? {});
    expect(Object.keys(features).length).toBeLessThan(wanted.length);
    await page.getByRole('button', { name: en.common.undo }).click();
    await wizard.waitForBlueprint(page, before);
  });

  test.each([
    ['k8s', 'Kubernetes'],
    ['sonar', 'SonarQube'],
    ['golden path', 'Software templates'],
    ['swagger', 'API docs'],
    ['sso', 'GitHub sign-in'],
    ['jenkns', 'Jenkins'],
  ])('search for "%s" finds %s', async (text, title) => {
    const { page } = await place.open();
    await page.getByRole('searchbox', { name: en.choose.search }).fill(text);
    await wizard.card(page, title).waitFor();
    await wizard.card(page, 'User settings').waitFor({ state: 'detached' });
  });

  test('a search without a result says what to do', async () => {
    const { page } = await place.open();
    await page.getByRole('searchbox', { name: en.choose.search }).fill('zzzzzz');
    const empty = page.getByRole('region', { name: en.choose.nothing('zzzzzz') });
    await empty.getByRole('button', { name: en.choose.seeAll }).click();
    await wizard.card(page, 'User settings').waitFor();
  });
});
