import { setTimeout as sleep } from 'node:timers/promises';
import type { Composition, Probe } from '@stagecraft/engine';
import type { Page } from 'playwright-core';
import { enterAsGuest, runProbe, screenshot, visit, type Visit } from '../harness/visit.ts';
import { consentWhenAsked } from './consent.ts';
import { isPictured, keepPicture } from './picture.ts';
import type { VerifiedPortal } from './portal.ts';
import { signInAs } from './signIn.ts';

/** A running portal that is looked at. */
export interface Probing {
  readonly composition: Composition;
  readonly portal: VerifiedPortal;
  readonly probes: readonly Probe[];
  /** Errors in the console that are not the portal's. */
  readonly stock: readonly string[];
  /** Features of which a picture is kept. */
  readonly pictured: readonly string[];
  readonly screenshots: boolean;
  /** Makes a failure one line of the outcome, and goes on. */
  readonly attempt: (probe: Probe, work: () => Promise<void>) => Promise<void>;
}

/** Catalog processing and indexing need their time. */
const PATIENCE = 60_000;
const RETRY = 2_000;
const GLANCE = 15_000;

/** Opens the page of every probe: as those who sign in, as nobody, and as a guest. */
export async function runProbes(probing: Probing): Promise<void> {
  const { composition, probes } = probing;
  const isSignIn = ({ feature }: Probe) =>
    composition.selection.chosen.get(feature)?.feature.category === 'sign-in';
  for (const probe of probes.filter(({ signIn }) => signIn)) await probeSignedIn(probing, probe);
  const others = probes.filter(({ signIn }) => !signIn);
  await withVisit(probing, async ({ page }) => {
    for (const probe of others.filter(isSignIn)) await probeAsNobody(probing, page, probe);
    const asGuest = others.filter((probe) => !isSignIn(probe));
    if (asGuest.length > 0) await probeAsGuest(probing, page, asGuest);
  });
}

async function probeAsNobody(probing: Probing, page: Page, probe: Probe): Promise<void> {
  await probing.attempt(probe, async () => {
    await runProbe(page, probe, probing.portal.running.backendUrl);
    await keepPictureOf(probing, probe, page);
  });
}

async function probeSignedIn(probing: Probing, probe: Probe): Promise<void> {
  const { signIn } = probe;
  if (signIn === undefined) return;
  const { backendUrl } = probing.portal.running;
  await probing.attempt(probe, () =>
    withVisit(probing, async ({ page }) => {
      await patiently(() => signInAs(page, signIn));
      consentWhenAsked(page, signIn.person);
      await runProbe(page, probe, backendUrl, 'in-app').catch(() =>
        runProbe(page, probe, backendUrl),
      );
      await keepPictureOf(probing, probe, page);
      if (probing.screenshots) await screenshot(page, `verify-${probe.feature}-signed-in`);
    }),
  );
}

async function probeAsGuest(probing: Probing, page: Page, probes: readonly Probe[]): Promise<void> {
  const { portal, screenshots, attempt } = probing;
  await enterAsGuest(page);
  page.setDefaultTimeout(GLANCE);
  for (const [index, probe] of probes.entries()) {
    // A portal in development takes seconds to load, so that is done where it has to be.
    const open = (time: number) =>
      runProbe(page, probe, portal.running.backendUrl, time === 1 ? 'in-app' : 'load');
    await attempt(probe, async () => {
      await patiently(open).catch(async (error: unknown) => {
        await screenshot(page, `verify-${probe.feature}-${index}-failed`);
        throw error;
      });
      await keepPictureOf(probing, probe, page);
      if (screenshots && probe.page !== undefined) {
        await sleep(RETRY);
        await screenshot(page, `verify-${probe.feature}-${index}`);
      }
    });
  }
}

async function keepPictureOf({ pictured, probes }: Probing, probe: Probe, page: Page) {
  if (pictured.includes(probe.feature) && isPictured(probe, probes)) {
    await keepPicture(page, probe.feature);
  }
}

/** A visit whose console must say nothing that a stock project's does not. */
async function withVisit(
  { portal: { running, demo }, stock }: Probing,
  use: (visitor: Visit) => Promise<void>,
): Promise<void> {
  const visitor = await visit(running.frontendUrl, demo.proxy?.url);
  try {
    await use(visitor);
    const errors = visitor.errors().filter((each) => !stock.includes(each));
    if (errors.length === 0) return;
    throw new Error(`console: ${[...errors, ...visitor.failedResources()].join(' | ')}`);
  } finally {
    await visitor.close();
  }
}

async function patiently(work: (time: number) => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(RETRY);
    }
  }
}
