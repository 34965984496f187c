import {
  mistakesOf,
  type Composition,
  type FilledMistake,
  type StandInValues,
} from '@stagecraft/engine';
import type { Page } from 'playwright-core';
import { composePortal } from '../harness/portal.ts';
import { enterAsGuest, openPage, shortTextOf, visibleText, visit } from '../harness/visit.ts';
import { everythingTogether, withExamples } from './cases.ts';
import { askDoctor, lineOf, outcomeOf, type DoctorCheck, type SeenMistake } from './mistake.ts';
import { startInDemo, type VerifiedPortal } from './portal.ts';
import { seeProxyMistakes } from './proxyMistakes.ts';
import { failToSignIn, type Way } from './signIn.ts';
import type { Place } from './tree.ts';

const NO_STAND_INS: ReadonlyMap<string, StandInValues> = new Map();
const GLANCE = 20_000;

/**
 * Makes every mistake that a feature names in a portal with as much as can be together, as many at
 * once as don't get in each other's way, and looks at what the portal shows and the doctor says. With
 * `only`, those of these features.
 */
export async function seeMistakes(
  place: Place,
  only: readonly string[],
  log: (line: string) => void,
): Promise<SeenMistake[]> {
  const composition = composePortal(withExamples(everythingTogether()));
  const toolchain = await place.write(composition.files);
  const seen: SeenMistake[] = [];
  for (const [index, round] of roundsOf(composition, only).entries()) {
    log(`Round ${index + 1}: ${round.length} mistakes`);
    let made: readonly FilledMistake[] = [];
    const portal = await startInDemo(place, toolchain, composition, (standIns) => {
      made = mistakesIn(composition, standIns).filter((each) =>
        round.some(({ feature, title }) => feature === each.feature && title === each.title),
      );
      return {
        config: Object.assign({}, ...made.map(({ config }) => config)) as Record<string, unknown>,
        environment: Object.assign({}, ...made.map((each) => each.environment)) as Record<
          string,
          string
        >,
      };
    });
    try {
      const said = await askDoctor(place.folder, portal.demo);
      seen.push(...(await lookAt(portal, made, said, log)));
    } finally {
      await portal.stop();
    }
  }
  seen.push(...(await seeProxyMistakes(place, only, log)));
  return seen;
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
  log: (line: string) => void,
): Promise<SeenMistake[]> {
  const visitor = await visit(portal.running.frontendUrl, portal.demo.proxy?.url);
  const seen: SeenMistake[] = [];
  try {
    await enterAsGuest(visitor.page);
    visitor.page.setDefaultTimeout(GLANCE);
    for (const mistake of mistakes) {
      const one = await lookAtOne(portal, visitor.page, mistake, said);
      log(lineOf(one));
      seen.push(one);
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
    await openPage(page, address, shows, 'in-app');
    for (const text of shows) {
      await visibleText(page, text)
        .waitFor()
        .catch(async () => {
          failures.push(`${address} shows "${await shortTextOf(page)}" and not "${text}"`);
        });
    }
  }
  return outcomeOf(mistake, said, failures);
}
