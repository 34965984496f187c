import { loadStandIn, startGateway, type StandIn } from '@stagecraft/stand-ins';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenshot, visit, waitForPortal, type Visit } from './harness/visit.ts';
import { SIGN_IN_PROXIES, startBehind, type Guarded } from './verify/behind.ts';
import { takePlace, type Place } from './verify/tree.ts';

describe.each(SIGN_IN_PROXIES)('a portal in production behind $title', (given) => {
  let place: Place;
  let standIn: StandIn;
  let guarded: Guarded;
  let visitor: Visit;

  beforeAll(async () => {
    place = await takePlace();
    standIn = await (await loadStandIn('sign-in'))();
    guarded = await startBehind(place, standIn, given);
    visitor = await visit(guarded.gateway.url);
  });
  afterAll(async () => {
    await visitor?.close();
    await guarded?.stop();
    await standIn?.stop();
    await place?.release();
  });

  const refresh = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/api/auth/${given.provider}/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest', ...headers },
    });

  test(`${given.title} says who it is`, async () => {
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('button', { name: 'Mina Park' }).click();
    await waitForPortal(page);
    await page.goto('/?filters[kind]=component&filters[user]=owned');
    await page.getByText('Owned Components').waitFor();
    await page.getByText('Billing').first().waitFor();
    await screenshot(page, `verify-${given.feature}-behind`);
  });

  test('nobody gets in past it', async () => {
    const answer = await refresh(guarded.urls.backendUrl);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toContain('backstageIdentity');
  });

  test.runIf(given.another !== undefined)(
    'a proxy that is set up otherwise is refused',
    async () => {
      const options = { provider: given.provider, ...guarded.urls };
      const right = await startGateway({ ...options, ...given.settings });
      const wrong = await startGateway({ ...options, ...given.another });
      const cookie = { cookie: 'stand-in-person=mina-park' };
      try {
        expect((await refresh(right.url, cookie)).status).toBe(200);
        const refused = await refresh(wrong.url, cookie);
        expect(refused.status).toBeGreaterThanOrEqual(400);
        expect(await refused.text()).not.toContain('backstageIdentity');
      } finally {
        await Promise.all([right.stop(), wrong.stop()]);
      }
    },
  );
});
