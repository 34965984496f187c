import { setTimeout as sleep } from 'node:timers/promises';
import type { Evidence, FeatureEvidence, Probe } from '@stagecraft/engine';
import type { Page } from 'playwright-core';
import { INGESTION, MEMBER, openWorkflowRuns, signInWithGithub } from '../harness/githubSignIn.ts';
import { release } from '../harness/portal.ts';
import { compareWithSketch } from '../harness/sketch.ts';
import { enterAsGuest, runProbe, visit } from '../harness/visit.ts';
import { takePicture, type PictureOf } from './picture.ts';
import type { EvidencePortal } from './portal.ts';
import { AS_GUEST, AS_MEMBER, FIRST, PICTURES, type Scene } from './scenes.ts';

export interface Gathered {
  readonly evidence: Evidence;
  /** JPEG by feature. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** What went wrong, one line each. */
  readonly failures: readonly string[];
}

const WINDOW = { width: 1280, height: 800 };
const RETRY = 3_000;

interface Gathering {
  readonly portal: EvidencePortal;
  readonly passed: Map<string, FeatureEvidence['probes']>;
  readonly pictures: Map<string, Uint8Array>;
  readonly failures: string[];
  readonly failed: Set<string>;
  readonly log: (line: string) => void;
}

/** Opens every probe of a running portal in a browser and keeps what was there. */
export async function gatherEvidence(
  portal: EvidencePortal,
  log: (line: string) => void,
): Promise<Gathered> {
  const gathering: Gathering = {
    portal,
    passed: new Map(),
    pictures: new Map(),
    failures: [],
    failed: new Set(),
    log,
  };
  await asGuest(gathering);
  await asMember(gathering);
  const { pictures, failures, failed } = gathering;
  for (const id of failed) pictures.delete(id);
  return { evidence: evidenceOf(gathering), pictures, failures };
}

async function asGuest(gathering: Gathering): Promise<void> {
  const { composition, frontendUrl } = gathering.portal;
  const visitor = await visit(frontendUrl);
  try {
    const { page } = visitor;
    await page.setViewportSize(WINDOW);
    // The sign-in page is there as long as nobody has signed in.
    const features = [...composition.selection.chosen.keys()].toSorted(
      (a, b) => Number(b === FIRST) - Number(a === FIRST),
    );
    const isSignIn = (id: string) =>
      composition.portal.signIn.some(({ feature }) => feature === id);
    for (const id of features.filter(isSignIn)) await prove(gathering, page, id, probesOf(id));
    await enterAsGuest(page);
    for (const difference of await compareWithSketch(page, composition.portal)) {
      gathering.failures.push(`The sketch differs: ${JSON.stringify(difference)}`);
    }
    for (const id of features.filter((each) => !isSignIn(each))) {
      await prove(gathering, page, id, [...probesOf(id), ...(AS_GUEST[id] ?? [])]);
    }
  } finally {
    await visitor.close();
  }

  function probesOf(id: string): readonly (Probe | Scene)[] {
    return composition.probes.filter(({ feature }) => feature === id);
  }
}

async function asMember(gathering: Gathering): Promise<void> {
  const visitor = await visit(gathering.portal.frontendUrl);
  try {
    const { page } = visitor;
    await page.setViewportSize(WINDOW);
    await retry(async () => {
      if (!(await signInWithGithub(page))) throw new Error(`${MEMBER.name} can't sign in`);
    });
    await openWorkflowRuns(page, 'storefront');
    for (const [id, scenes] of Object.entries(AS_MEMBER)) await prove(gathering, page, id, scenes);
  } finally {
    await visitor.close();
  }
}

/** A feature of which anything fails is proven by nothing. */
async function prove(
  gathering: Gathering,
  page: Page,
  id: string,
  probes: readonly (Probe | Scene)[],
): Promise<void> {
  if (probes.length === 0) return;
  const { portal, passed, pictures, failures, failed, log } = gathering;
  try {
    for (const probe of probes) {
      await retry(() => runProbe(page, { feature: id, ...probe }, portal.backendUrl));
      const { page: opened, shows } = probe;
      const request = 'request' in probe ? probe.request : undefined;
      const seen = {
        ...(opened === undefined ? {} : { page: opened }),
        ...(request === undefined ? {} : { request }),
        shows: [...shows],
      };
      passed.set(id, [...(passed.get(id) ?? []), seen]);
    }
    const picture = pictureOf(id, probes);
    // The sign-in page is gone once a person has signed in.
    const taken = pictures.has(id) && picture?.page === '/';
    if (picture !== undefined && !taken) pictures.set(id, await takePicture(page, picture));
    log(`${id}: proven`);
  } catch (error) {
    failed.add(id);
    const reason = error instanceof Error ? error.message : String(error);
    failures.push(`${id}: ${reason.split('\n')[0]}`);
    log(`${id}: failed`);
  }
}

function pictureOf(id: string, probes: readonly (Probe | Scene)[]): PictureOf | undefined {
  const best = PICTURES[id];
  const last = probes.findLast((probe) => probe.page !== undefined);
  const page = best ?? last?.page;
  if (page === undefined) return undefined;
  return { page, shows: probes.find((probe) => probe.page === page)?.shows ?? [] };
}

/** What is ingested, built or indexed in the background takes a while. */
async function retry(attempt: () => Promise<void>): Promise<void> {
  const end = Date.now() + INGESTION;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(RETRY);
    }
  }
}

function evidenceOf({ portal, passed, pictures, failed }: Gathering): Evidence {
  const features: Record<string, FeatureEvidence> = {};
  for (const { feature } of portal.composition.selection.chosen.values()) {
    const probes = passed.get(feature.id);
    if (probes === undefined || failed.has(feature.id)) continue;
    const { proves, tests } = feature.proof ?? {};
    features[feature.id] = {
      proves: proves ?? 'Its probes passed.',
      packages: packagesOf(portal, feature.id),
      probes,
      ...(pictures.has(feature.id) ? { picture: `${feature.id}.jpg` } : {}),
      ...(tests === undefined ? {} : { tests }),
    };
  }
  const date = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  return { release: release.version, date, node: portal.node, features };
}

/** The versions that ran: the portal was installed from the release's lockfile. */
function packagesOf({ composition }: EvidencePortal, id: string): Record<string, string> {
  const names = composition.packages
    .filter(({ origins }) => origins.includes(id))
    .map(({ name }) => name)
    .toSorted();
  return Object.fromEntries(names.map((name) => [name, release.packages.get(name) ?? '']));
}
