import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { composePortal } from './harness/portal.ts';
import { enterAsGuest, screenshot, visit, type Visit } from './harness/visit.ts';
import { startInDemo, type VerifiedPortal } from './verify/portal.ts';
import { takePlace, type Place } from './verify/tree.ts';

/** For who sends from outside, as a pipeline does. */
const TOKEN = 'a-token-for-the-one-who-sends';
const ACCESS = { type: 'static', options: { token: TOKEN, subject: 'tests' } };
/** The catalog takes its time to read, and messages go out behind the answer. */
const PATIENCE = { timeout: 60_000, interval: 500 };

interface Recipients {
  readonly type: 'entity' | 'broadcast';
  readonly entityRef?: readonly string[];
}

describe('notifications of a portal', () => {
  let place: Place;
  let portal: VerifiedPortal;
  let visitor: Visit;

  beforeAll(async () => {
    place = await takePlace();
    const composition = composePortal({
      'auth-guest': {},
      'notifications-email': {},
      'notifications-slack': {},
    });
    const toolchain = await place.write(composition.files);
    portal = await startInDemo(place, toolchain, composition, () => ({
      config: { backend: { auth: { externalAccess: [ACCESS] } } },
      environment: {},
    }));
    visitor = await visit(portal.running.frontendUrl);
    await vi.waitFor(async () => {
      const person = await ask('/api/catalog/entities/by-name/user/default/mina-park');
      expect(person.status).toBe(200);
    }, PATIENCE);
  });
  afterAll(async () => {
    await visitor?.close();
    await portal?.stop();
    await place?.release();
  });

  function ask(path: string, body?: object): Promise<Response> {
    return fetch(portal.running.backendUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function send(recipients: Recipients, payload: Readonly<Record<string, string>>) {
    const response = await ask('/api/notifications/notifications', { recipients, payload });
    expect(response.status, await response.clone().text()).toBe(200);
  }

  /** What a stand-in was sent that says this, without what varies. */
  async function sent(standIn: 'smtp' | 'slack', text: string) {
    const response = await fetch(`${portal.demo.standIns.get(standIn)?.url}/messages`);
    const all = (await response.json()) as readonly Readonly<Record<string, unknown>>[];
    return all.filter((each) => JSON.stringify(each).includes(text));
  }

  async function receivers(standIn: 'smtp' | 'slack', text: string) {
    return (await sent(standIn, text)).map(({ to }) => to).toSorted();
  }

  test('a notification to a person arrives in the portal, by e-mail and in Slack', async () => {
    await send(
      { type: 'entity', entityRef: ['user:default/mina-park', 'user:default/guest'] },
      {
        title: 'Orders 2.4 is live',
        description: 'It went out without an interruption.',
        link: '/catalog/default/component/orders',
      },
    );
    await expect
      .poll(() => receivers('smtp', 'Orders 2.4'), PATIENCE)
      .toEqual(['mina.park@acme.example']);
    const [mail] = await sent('smtp', 'Orders 2.4');
    expect(mail).toMatchObject({
      from: 'portal@acme.example',
      subject: 'Orders 2.4 is live',
      text: expect.stringContaining('It went out without an interruption.') as unknown,
    });
    expect(mail?.['text']).toContain('/catalog/default/component/orders');
    await expect.poll(() => receivers('slack', 'Orders 2.4'), PATIENCE).toEqual(['Mina Park']);
    expect(JSON.stringify(await sent('slack', 'Orders 2.4'))).toContain('without an interruption');

    const { page } = visitor;
    await enterAsGuest(page);
    await page.goto('/notifications');
    await page.getByText('Orders 2.4 is live').filter({ visible: true }).first().waitFor();
    await screenshot(page, 'notifications');
  });

  test('a notification to a team reaches the e-mail of each of its people', async () => {
    await send(
      { type: 'entity', entityRef: ['group:default/payments'] },
      { title: 'The certificate of Billing ends in a week' },
    );
    const expected = ['jonas.weber@acme.example', 'mina.park@acme.example'];
    await expect.poll(() => receivers('smtp', 'certificate'), PATIENCE).toEqual(expected);
  });

  test('one for everyone goes to a channel, and to all who have an address', async () => {
    await send({ type: 'broadcast' }, { title: 'The clusters are upgraded on Sunday' });
    await expect.poll(() => receivers('slack', 'Sunday'), PATIENCE).toEqual(['#general']);
    await expect.poll(() => receivers('smtp', 'Sunday'), PATIENCE).toHaveLength(5);
  });

  test('one that is sent anew with its scope changes the message in Slack', async () => {
    const recipients = { type: 'entity', entityRef: ['user:default/amara-okafor'] } as const;
    await send(recipients, { title: 'Build 81 is running', scope: 'build-81' });
    await expect.poll(() => receivers('slack', 'Build 81'), PATIENCE).toEqual(['Amara Okafor']);
    await send(recipients, { title: 'Build 81 is green', scope: 'build-81' });
    await expect.poll(() => receivers('slack', 'is green'), PATIENCE).toEqual(['Amara Okafor']);
    expect(await sent('slack', 'is running')).toEqual([]);
  });
});
