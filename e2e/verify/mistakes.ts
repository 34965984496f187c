import {
  mistakesOf,
  type Composition,
  type FilledMistake,
  type StandInValues,
} from '@stagecraft/engine';
import type { ProjectToolchain } from '@stagecraft/toolchain';
import type { Page } from 'playwright-core';
import { composePortal, library } from '../harness/portal.ts';
import { enterAsGuest, openPage, shortTextOf, visibleText, visit } from '../harness/visit.ts';
import { everythingTogether, withExamples } from './cases.ts';
import { askDoctor, lineOf, outcomeOf, type DoctorCheck, type SeenMistake } from './mistake.ts';
import { startInDemo, type VerifiedPortal } from './portal.ts';
import { seeProxyMistakes } from './proxyMistakes.ts';
import { failToSignIn, type Way } from './signIn.ts';
import type { Place } from './tree.ts';

const NO_STAND_INS: ReadonlyMap<string, StandInValues> = new Map();
/** Milliseconds for a text, and for a page on a busy machine. */
const GLANCE = 20_000;
const PATIENCE = 60_000;

export interface MistakeOptions {
  /** Ids of features; those of all when empty. */
  readonly only: readonly string[];
  readonly log: (line: string) => void;
  /** Given what was seen so far, so that a run that is cut off loses little. */
  readonly keep: (seen: readonly SeenMistake[]) => Promise<unknown>;
}

/**
 * Makes every mistake that a feature names in a portal with as much as can be together, as many at
 * once as don't get in each other's way, and looks at what the portal shows and the doctor says. With
 * `only`, those of these features.
 */
export async function seeMistakes(place: Place, options: MistakeOptions): Promise<SeenMistake[]> {
  const { only, log, keep } = options;
  const features = only.length === 0 ? everythingTogether() : ['auth-guest', ...only];
  const composition = composePortal(withExamples(features.filter((id) => !isProxy(id))));
  const toolchain = await place.write(composition.files);
  const seen: SeenMistake[] = [];
  for (const [index, round] of roundsOf(composition, only).entries()) {
    log(`Round ${index + 1}: ${round.length} mistakes`);
    const found = await seeRound(place, toolchain, composition, round);
    for (const each of found) log(lineOf(each));
    await keep(found);
    seen.push(...found);
  }
  const behind = await seeProxyMistakes(place, only, log);
  await keep(behind);
  return [...seen, ...behind];
}

async function seeRound(
  place: Place,
  toolchain: ProjectToolchain,
  composition: Composition,
  round: readonly FilledMistake[],
): Promise<SeenMistake[]> {
  let made = round;
  try {
    const portal = await startInDemo(place, toolchain, composition, (standIns) => {
      made = mistakesIn(composition, standIns).filter((each) =>
        round.some(({ feature, title }) => feature === each.feature && title === each.title),
      );
      return { config: together(made, 'config'), environment: together(made, 'environment') };
    });
    try {
      return await lookAt(portal, made, await askDoctor(place.folder, portal.demo));
    } finally {
      await portal.stop();
    }
  } catch (error) {
    // None of them may stop the portal.
    const failure = error instanceof Error ? error.message : String(error);
    return made.map((mistake) => outcomeOf(mistake, [], [failure]));
  }
}

function together<Part extends 'config' | 'environment'>(
  mistakes: readonly FilledMistake[],
  part: Part,
): FilledMistake[Part] {
  return Object.assign({}, ...mistakes.map((each) => each[part])) as FilledMistake[Part];
}

function isProxy(id: string): boolean {
  return library.features.get(id)?.signIn?.proxy === true;
}

function mistakesIn(
  { selection }: Composition,
  standIns: ReadonlyMap<string, StandInValues>,
): FilledMistake[] {
  return [...selection.chosen.values()].flatMap((each) => mistakesOf(each, standIns));
}

/** Mistakes that set different things, of different features, can be made at once. */
function roundsOf(composition: Composition, only: readonly string[]): FilledMistake[][] {
  const rounds: FilledMistake[][] = [];
  for (const mistake of mistakesIn(composition, NO_STAND_INS)) {
    if (only.length > 0 && !only.includes(mistake.feature)) continue;
    const round = rounds.find((each) => each.every((other) => isApart(mistake, other)));
    if (round === undefined) rounds.push([mistake]);
    else round.push(mistake);
  }
  return rounds;
}

function isApart(a: FilledMistake, b: FilledMistake): boolean {
  const names = Object.keys(b.environment);
  const roots = Object.keys(b.config);
  return (
    a.feature !== b.feature &&
    !Object.keys(a.environment).some((name) => names.includes(name)) &&
    // Parts of one root replace each other's lists.
    !Object.keys(a.config).some((name) => roots.includes(name))
  );
}

async function lookAt(
  portal: VerifiedPortal,
  mistakes: readonly FilledMistake[],
  said: readonly DoctorCheck[],
): Promise<SeenMistake[]> {
  const visitor = await visit(portal.running.frontendUrl, portal.demo.proxy?.url);
  const seen: SeenMistake[] = [];
  try {
    await enterAsGuest(visitor.page);
    visitor.page.setDefaultTimeout(GLANCE);
    visitor.page.setDefaultNavigationTimeout(PATIENCE);
    for (const mistake of mistakes) {
      seen.push(await lookAtOne(portal, visitor.page, mistake, said));
    }
  } finally {
    await visitor.close();
  }
  return seen;
}

/** In a browser that nobody has signed in with. */
async function tryToSignIn(
  { running, demo }: VerifiedPortal,
  way: Way,
  text: string,
  failures: string[],
): Promise<void> {
  const visitor = await visit(running.frontendUrl, demo.proxy?.url);
  try {
    await failToSignIn(visitor.page, way, text);
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  } finally {
    await visitor.close();
  }
}

async function lookFor(
  page: Page,
  address: string,
  shows: readonly string[],
  failures: string[],
): Promise<void> {
  await openPage(page, address, shows, 'in-app');
  for (const text of shows) {
    await visibleText(page, text)
      .waitFor()
      .catch(async () => {
        failures.push(`${address} shows "${await shortTextOf(page)}" and not "${text}"`);
      });
  }
}

async function lookAtOne(
  portal: VerifiedPortal,
  page: Page,
  mistake: FilledMistake,
  said: readonly DoctorCheck[],
): Promise<SeenMistake> {
  const { page: address, signIn, shows } = mistake;
  const failures: string[] = [];
  if (signIn !== undefined) {
    for (const text of shows) await tryToSignIn(portal, signIn, text, failures);
  }
  if (address !== undefined) {
    await lookFor(page, address, shows, failures).catch((error: unknown) => {
      failures.push(error instanceof Error ? error.message : String(error));
    });
  }
  return outcomeOf(mistake, said, failures);
}
