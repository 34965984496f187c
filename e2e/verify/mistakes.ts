import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  mistakesOf,
  type Composition,
  type FilledMistake,
  type StandInValues,
} from '@stagecraft/engine';
import type { Page } from 'playwright-core';
import { composePortal, library, release, root, stagecraft } from '../harness/portal.ts';
import { enterAsGuest, openPage, visibleText, visit } from '../harness/visit.ts';
import { everythingTogether, withExamples } from './cases.ts';
import { startInDemo, type VerifiedPortal } from './portal.ts';
import { failToSignIn, type Way } from './signIn.ts';
import type { Place } from './tree.ts';

/** What was seen of a mistake. */
export interface SeenMistake {
  readonly feature: string;
  readonly mistake: string;
  /** What the portal showed, as the feature says; undefined when it names no page. */
  readonly portal: string | undefined;
  readonly doctor: string | undefined;
  /** One line each: what was not as the feature says. */
  readonly failures: readonly string[];
}

const NO_STAND_INS: ReadonlyMap<string, StandInValues> = new Map();
const GLANCE = 20_000;

/**
 * Makes every mistake that a feature names in a portal with as much as can be together, as many at
 * once as don't get in each other's way, and looks at what the portal shows and the doctor says.
 */
export async function seeMistakes(
  place: Place,
  log: (line: string) => void,
): Promise<SeenMistake[]> {
  const composition = composePortal(withExamples(everythingTogether()));
  const toolchain = await place.write(composition.files);
  const seen: SeenMistake[] = [];
  for (const [index, round] of roundsOf(composition).entries()) {
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
      const said = await doctorSays(place, portal);
      seen.push(...(await lookAt(portal, made, said, log)));
    } finally {
      await portal.stop();
    }
  }
  return seen;
}

function mistakesIn(
  { selection }: Composition,
  standIns: ReadonlyMap<string, StandInValues>,
): FilledMistake[] {
  return [...selection.chosen.values()].flatMap((each) => mistakesOf(each, standIns));
}

/** Mistakes that set different things, of different features, can be made at once. */
function roundsOf(composition: Composition): FilledMistake[][] {
  const rounds: FilledMistake[][] = [];
  for (const mistake of mistakesIn(composition, NO_STAND_INS)) {
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

interface Check {
  readonly id: string;
  readonly detail: string;
  readonly fix?: string;
}

async function doctorSays(place: Place, { demo }: VerifiedPortal): Promise<readonly Check[]> {
  const config = demo.configs.flatMap((file) => ['--config', file]);
  const { stdout, stderr } = await stagecraft(['doctor', place.folder, '--json', ...config], {
    env: demo.env,
  });
  try {
    const { groups } = JSON.parse(stdout) as {
      readonly groups: readonly { readonly checks: readonly Check[] }[];
    };
    return groups.flatMap(({ checks }) => checks);
  } catch {
    throw new Error(`The doctor said: ${stdout}${stderr}`);
  }
}

async function lookAt(
  portal: VerifiedPortal,
  mistakes: readonly FilledMistake[],
  said: readonly Check[],
  log: (line: string) => void,
): Promise<SeenMistake[]> {
  const visitor = await visit(portal.running.frontendUrl, portal.demo.proxy?.url);
  const seen: SeenMistake[] = [];
  try {
    await enterAsGuest(visitor.page);
    visitor.page.setDefaultTimeout(GLANCE);
    for (const mistake of mistakes) {
      const one = await lookAtOne(portal, visitor.page, mistake, said);
      log(`${one.failures.length === 0 ? '✓' : '✗'} ${one.feature}: ${one.mistake}`);
      for (const failure of one.failures) log(`    ${failure}`);
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
  { feature, title, page: address, signIn, shows, doctor }: FilledMistake,
  said: readonly Check[],
): Promise<SeenMistake> {
  const failures: string[] = [];
  if (signIn !== undefined) {
    for (const text of shows) await tryToSignIn(portal, signIn, text, failures);
  }
  if (address !== undefined) {
    await openPage(page, address, shows, 'in-app');
    for (const text of shows) {
      await visibleText(page, text)
        .waitFor()
        .catch(() => failures.push(`${address} does not show "${text}"`));
    }
  }
  // A feature may lean on another one's connection, as Actions on GitHub's.
  const found = said.find(({ detail }) => doctor !== undefined && detail.includes(doctor));
  if (doctor !== undefined && found === undefined) {
    const own = said.filter(({ id }) => id === `connection.${feature}`).map(({ detail }) => detail);
    failures.push(`the doctor does not say "${doctor}" but "${own.join('", "')}"`);
  }
  const fix = found?.fix === undefined ? '' : ` ${found.fix}`;
  return {
    feature,
    mistake: title,
    portal: shows.length === 0 ? undefined : `${shows.map((text) => `"${text}"`).join(', ')}`,
    doctor: found === undefined ? undefined : `${found.detail}${fix}`,
    failures,
  };
}

/** Writes docs/misconfiguration.md. */
export async function writeMistakes(seen: readonly SeenMistake[]): Promise<void> {
  const sections = library.categories.map(({ id, title }) => {
    const rows = seen
      .filter(({ feature }) => library.features.get(feature)?.category === id)
      .map((each) => {
        const name = library.features.get(each.feature)?.title ?? each.feature;
        const cells = [
          name,
          each.mistake,
          each.portal ?? 'nothing of it',
          each.doctor ?? 'nothing',
        ];
        return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
      });
    if (rows.length === 0) return '';
    return `## ${title}\n\n| feature | mistake | the portal shows | the doctor says |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const text = `<!-- Made by \`npm run verify -- --mistakes --write\`; changes by hand get lost. -->

# What a mistake looks like

The likeliest mistakes of who configures a feature, made on purpose on Backstage ${release.version}
with stand-ins in place of the upstreams: what the portal then shows on the feature's page, and what
\`stagecraft doctor\` says. None of them stops the portal.

${sections.filter((each) => each !== '').join('\n')}`;
  await writeFile(path.join(root, 'docs', 'misconfiguration.md'), text);
}
