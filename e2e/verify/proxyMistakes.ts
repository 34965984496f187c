import { mistakesOf, type FilledMistake } from '@stagecraft/engine';
import { loadStandIn, type StandIn } from '@stagecraft/stand-ins';
import { shortTextOf, visibleText, visit } from '../harness/visit.ts';
import { composeBehind, SIGN_IN_PROXIES, startBehind, type SignInProxy } from './behind.ts';
import { askDoctor, lineOf, outcomeOf, type SeenMistake } from './mistake.ts';
import type { Place } from './tree.ts';

/** Milliseconds until the portal says that it lets nobody in. */
const GLANCE = 30_000;

/**
 * Makes every mistake of the proxies that say who somebody is, one portal each: what is wrong there
 * keeps everybody out, so nothing else can be looked at.
 */
export async function seeProxyMistakes(
  place: Place,
  only: readonly string[],
  log: (line: string) => void,
): Promise<SeenMistake[]> {
  const standIn = await (await loadStandIn('sign-in'))();
  const seen: SeenMistake[] = [];
  try {
    for (const proxy of SIGN_IN_PROXIES) {
      if (only.length > 0 && !only.includes(proxy.feature)) continue;
      const { chosen } = composeBehind(proxy).selection;
      const feature = chosen.get(proxy.feature);
      for (const mistake of feature === undefined ? [] : mistakesOf(feature, new Map())) {
        const one = await seeOne(place, standIn, proxy, mistake);
        log(lineOf(one));
        seen.push(one);
      }
    }
  } finally {
    await standIn.stop();
  }
  return seen;
}

async function seeOne(
  place: Place,
  standIn: StandIn,
  proxy: SignInProxy,
  mistake: FilledMistake,
): Promise<SeenMistake> {
  const guarded = await startBehind(place, standIn, proxy, mistake);
  const visitor = await visit(guarded.gateway.url);
  const failures: string[] = [];
  try {
    const { page } = visitor;
    page.setDefaultTimeout(GLANCE);
    await page.goto('/');
    await page.getByRole('button', { name: mistake.signIn?.person ?? '' }).click();
    for (const text of mistake.shows) {
      await visibleText(page, text)
        .waitFor()
        .catch(async () => {
          failures.push(`the portal shows "${await shortTextOf(page)}" and not "${text}"`);
        });
    }
    return outcomeOf(mistake, await askDoctor(place.folder, guarded.demo), failures);
  } finally {
    await visitor.close();
    await guarded.stop();
  }
}
