import { setTimeout as sleep } from 'node:timers/promises';
import type { Composition, Probe } from '@stagecraft/engine';
import { composePortal } from '../harness/portal.ts';
import { enterAsGuest, runProbe, screenshot, visit, type Visit } from '../harness/visit.ts';
import { consentWhenAsked } from './consent.ts';
import {
  checkConfig,
  checkFormatting,
  checkTypes,
  startInDemo,
  type VerifiedPortal,
} from './portal.ts';
import { signInAs } from './signIn.ts';
import type { Place } from './tree.ts';

/** A selection to verify. */
export interface Case {
  readonly title: string;
  readonly features: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Whose probes are run; all by default. */
  readonly probed?: readonly string[];
}

export interface Outcome {
  readonly title: string;
  readonly passed: boolean;
  /** One line each: what failed. */
  readonly failures: readonly string[];
  /** Features of which no probe failed. */
  readonly proven: readonly string[];
  readonly seconds: number;
}

export interface VerifyOptions {
  readonly place: Place;
  /** Errors in the console of a stock project. */
  readonly stock: readonly string[];
  readonly log: (line: string) => void;
  /** Waits after the probes until this resolves. */
  readonly hold?: (portal: VerifiedPortal) => Promise<void>;
  readonly screenshots?: boolean;
  /** Probes alone, while one works on a feature. */
  readonly quick?: boolean;
}

/** Catalog processing and indexing need their time. */
const PATIENCE = 60_000;
const RETRY = 2_000;
const GLANCE = 15_000;

/** Features of a selection in which one goes from page to page without loading the portal again. */
const LARGE = 30;

/** Configuration, formatting, types, backend and probes of one selection. */
export async function verifyCase(given: Case, options: VerifyOptions): Promise<Outcome> {
  const began = performance.now();
  const { place, log } = options;
  const failures: string[] = [];
  const failed = new Set<string>();
  const composition = composePortal(given.features);
  const attempt = async (title: string, work: () => Promise<void>) => {
    const seconds = () => Math.round((performance.now() - began) / 1000);
    try {
      await work();
      log(`  ${seconds()} s: ${title}`);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      failures.push(`${title}: ${message}`);
      log(`  ${seconds()} s: failed: ${title}: ${message}`);
      return false;
    }
  };
  const toolchain = await place.write(composition.files);
  if (options.quick !== true) {
    await attempt('configuration', () => checkConfig(toolchain, composition));
    await attempt('formatting', () => checkFormatting(toolchain));
    await attempt('types', () => checkTypes(toolchain));
  }
  await attempt('portal', async () => {
    const portal = await startInDemo(place, toolchain, composition);
    const stock = [...options.stock, ...knownErrors(composition)];
    try {
      await attempt('pages', () =>
        probeAll(given, composition, portal, { ...options, stock }, async (probe, work) => {
          portal.checkThatItRuns();
          const title = `${probe.feature} ${probe.page ?? probe.request ?? 'sign-in'}`;
          if (!(await attempt(title, work))) failed.add(probe.feature);
        }),
      );
      await options.hold?.(portal);
    } finally {
      await portal.stop();
    }
  });
  const proven = composition.probes.map(({ feature }) => feature).filter((id) => !failed.has(id));
  return {
    title: given.title,
    passed: failures.length === 0,
    failures,
    proven: failures.some((each) => /^(configuration|formatting|types|portal|pages)/.test(each))
      ? []
      : [...new Set(proven)],
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

/** What features say that their vendors' components complain of. */
function knownErrors({ selection }: Composition): string[] {
  return [...selection.chosen.values()].flatMap(({ feature }) => feature.proof?.console ?? []);
}

async function probeAll(
  given: Case,
  composition: Composition,
  portal: VerifiedPortal,
  options: VerifyOptions,
  attempt: (probe: Probe, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const probes = composition.probes.filter(
    ({ feature }) => given.probed?.includes(feature) !== false,
  );
  const isSignIn = (id: string) =>
    composition.selection.chosen.get(id)?.feature.category === 'sign-in';
  const { backendUrl } = portal.running;
  await withVisit(portal, options, async ({ page }) => {
    for (const probe of probes.filter((each) => isSignIn(each.feature) && !each.signIn)) {
      await attempt(probe, () => runProbe(page, probe, backendUrl));
    }
  });
  for (const probe of probes) {
    const { signIn } = probe;
    if (signIn === undefined) continue;
    await attempt(probe, () =>
      withVisit(portal, options, async ({ page }) => {
        await patiently(() => signInAs(page, signIn));
        consentWhenAsked(page, signIn.person);
        await runProbe(page, probe, backendUrl, 'in-app').catch(() =>
          runProbe(page, probe, backendUrl),
        );
        if (options.screenshots) await screenshot(page, `verify-${probe.feature}-signed-in`);
      }),
    );
  }
  const rest = probes.filter((each) => !isSignIn(each.feature) && !each.signIn);
  if (rest.length === 0) return;
  // Loading a portal with everything takes its time, so that is done where few features are.
  const isLarge = composition.selection.chosen.size > LARGE;
  await withVisit(portal, options, async ({ page }) => {
    await enterAsGuest(page);
    page.setDefaultTimeout(GLANCE);
    for (const [index, probe] of rest.entries()) {
      await attempt(probe, async () => {
        const open = (attempt: number) =>
          runProbe(page, probe, backendUrl, isLarge && attempt === 1 ? 'in-app' : 'load');
        await patiently(open).catch(async (error: unknown) => {
          await screenshot(page, `verify-${probe.feature}-${index}-failed`);
          throw error;
        });
        if (options.screenshots && probe.page !== undefined) {
          await sleep(RETRY);
          await screenshot(page, `verify-${probe.feature}-${index}`);
        }
      });
    }
  });
}

/** A visit whose console must say nothing that a stock project's does not. */
async function withVisit(
  { running, demo }: VerifiedPortal,
  { stock }: VerifyOptions,
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

async function patiently(work: (attempt: number) => Promise<void>): Promise<void> {
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
