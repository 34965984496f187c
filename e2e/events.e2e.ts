import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StandIn } from '@stagecraft/stand-ins';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogFile, changed, webhooks, type Webhook } from './events/webhooks.ts';
import { composePortal } from './harness/portal.ts';
import { startInDemo, type VerifiedPortal } from './verify/portal.ts';
import { takePlace, type Place } from './verify/tree.ts';

const FEATURES = {
  'auth-guest': {},
  github: { organization: 'acme' },
  gitlab: { group: 'acme' },
  'bitbucket-cloud': { workspace: 'acme' },
  'bitbucket-server': {},
  'azure-devops': { organization: 'acme' },
  gitea: { organization: 'acme' },
  gerrit: {},
  ...Object.fromEntries(webhooks.map(({ feature }) => [feature, {}])),
};

/** Milliseconds; the catalog itself reads nothing again while this runs. */
const AT_ONCE = 20_000;
const INGESTION = 120_000;
const SECRET = 'stand-in-webhook-secret';
const NEVER = { catalog: { processingInterval: { hours: 4 } } };

describe('webhooks of version controls', () => {
  let place: Place;
  let portal: VerifiedPortal;

  beforeAll(async () => {
    place = await takePlace();
    const composition = composePortal(FEATURES);
    const toolchain = await place.write(composition.files);
    portal = await startInDemo(place, toolchain, composition, () => ({
      config: NEVER,
      environment: {},
    }));
  });
  afterAll(async () => {
    await portal?.stop();
    await place?.release();
  });

  test('the catalog has what they are about', async () => {
    for (const { component } of webhooks) {
      await expect
        .poll(() => descriptionOf(portal, component), { timeout: INGESTION, interval: 2_000 })
        .toBeTruthy();
    }
  });

  for (const webhook of webhooks) test(webhook.test, () => expectRefresh(portal, webhook));
});

async function expectRefresh(portal: VerifiedPortal, webhook: Webhook): Promise<void> {
  const { values } = standInOf(portal, webhook);
  await webhook.change?.(values, catalogFile(webhook));
  if (webhook.isSigned) expect(await send(portal, webhook, 'another')).toBe(403);
  const before = readings(portal, webhook);
  await sleep(3_000);
  expect(readings(portal, webhook)).toBe(before);
  expect(await send(portal, webhook, SECRET)).toBe(202);
  await expect
    .poll(() => readings(portal, webhook), { timeout: AT_ONCE, interval: 500 })
    .toBeGreaterThan(before);
  if (webhook.change === undefined) return;
  await expect
    .poll(() => descriptionOf(portal, webhook.component), { timeout: AT_ONCE, interval: 500 })
    .toBe(changed(webhook));
}

function standInOf({ demo }: VerifiedPortal, { standIn }: Webhook): StandIn {
  const found = demo.standIns.get(standIn);
  if (found === undefined) throw new Error(`${standIn} was not started`);
  return found;
}

/** How often the file was read there. */
function readings(portal: VerifiedPortal, webhook: Webhook): number {
  return standInOf(portal, webhook)
    .requests()
    .filter(({ path, status }) => status === 200 && webhook.reads.test(path)).length;
}

async function send(portal: VerifiedPortal, webhook: Webhook, secret: string): Promise<number> {
  const { topic, payload, headers, sign } = webhook;
  const body = JSON.stringify(payload(standInOf(portal, webhook).values));
  const hmac = createHmac('sha256', secret).update(body).digest('hex');
  const response = await fetch(`${portal.running.backendUrl}/api/events/http/${topic}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers, ...sign({ secret, hmac }) },
    body,
  });
  return response.status;
}

async function descriptionOf(
  { running: { backendUrl } }: VerifiedPortal,
  component: string,
): Promise<string | undefined> {
  const session = await fetch(`${backendUrl}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = (await session.json()) as { backstageIdentity: { token: string } };
  const response = await fetch(
    `${backendUrl}/api/catalog/entities/by-name/component/default/${component}`,
    { headers: { authorization: `Bearer ${backstageIdentity.token}` } },
  );
  if (!response.ok) return undefined;
  return ((await response.json()) as { metadata: { description: string } }).metadata.description;
}
