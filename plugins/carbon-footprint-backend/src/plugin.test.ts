import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import {
  period,
  recommendation,
  service,
  startCcf,
  type Answer,
  type CcfServer,
} from './__fixtures__/ccfServer';
import { carbonFootprintPlugin } from './plugin';

const estimates = [
  period(
    '2026-01-01T00:00:00.000Z',
    service(),
    service({ accountId: '9037', co2e: 4, region: 'us-east-1' }),
  ),
  period(
    '2026-02-01T00:00:00.000Z',
    service({ co2e: 2, tags: { 'user:app': 'checkout' } }),
  ),
];
const range = 'start=2026-01-01&end=2026-02-20';

function entity(name: string, annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
  };
}

const entities = [
  entity('shop', { 'cloudcarbonfootprint.org/accounts': '418295637702' }),
  entity('checkout', {
    'cloudcarbonfootprint.org/tags': 'user:app=checkout',
  }),
  entity('plain', {}),
];

describe('carbon-footprint', () => {
  let ccf: CcfServer | undefined;

  afterEach(async () => {
    await ccf?.stop();
    ccf = undefined;
  });

  async function start(
    answer: (url: URL) => Answer | Promise<Answer>,
    client: JsonObject = {},
    optional: JsonObject = {},
  ) {
    ccf = await startCcf(answer);
    const { server } = await startTestBackend({
      features: [
        carbonFootprintPlugin,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({
          data: {
            cloudCarbonFootprint: {
              client: { baseUrl: ccf.baseUrl, ...client },
              optional,
            },
          },
        }),
      ],
    });
    return { server, ccf };
  }

  const whole = (url: URL): Answer =>
    url.pathname.endsWith('/recommendations')
      ? { body: [recommendation(), recommendation({ accountId: '9037' })] }
      : { body: estimates };

  it('sums up the estimates of a range, and asks CCF for them once', async () => {
    const { server, ccf: api } = await start(whole);
    const path = `/api/carbon-footprint/footprint?${range}`;
    const first = await request(server).get(path);
    expect(first.status).toBe(200);
    expect(first.body.totals.co2e).toBe(7);
    expect(first.body.periods).toEqual(['2026-01-01', '2026-02-01']);
    const narrowed = await request(server).get(`${path}&regions=us-east-1`);
    expect(narrowed.body.totals.co2e).toBe(4);
    expect(narrowed.body.choices.region).toHaveLength(2);
    expect(api.asked).toHaveLength(1);
    expect(api.asked[0].search).toBe(
      '?start=2026-01-01&end=2026-02-20&groupBy=month&ignoreCache=false&limit=50000&skip=0',
    );
  });

  it('asks page by page until a page is not full', async () => {
    const all = [1, 2, 3, 4, 5].map(co2e => service({ co2e }));
    const { server, ccf: api } = await start(
      url => {
        const skip = Number(url.searchParams.get('skip'));
        const page = all.slice(skip, skip + 2);
        return { body: [period('2026-01-01T00:00:00.000Z', ...page)] };
      },
      { pageLimit: 2 },
    );
    const { body } = await request(server).get(
      `/api/carbon-footprint/footprint?${range}`,
    );
    expect(body.totals.co2e).toBe(15);
    expect(api.asked.map(url => url.searchParams.get('skip'))).toEqual([
      '0',
      '2',
      '4',
    ]);
  });

  it('counts nothing twice when the API does not divide into pages', async () => {
    const { server } = await start(whole, { pageLimit: 3 });
    const { body } = await request(server).get(
      `/api/carbon-footprint/footprint?${range}`,
    );
    expect(body.totals.co2e).toBe(7);
  });

  it('sends the token', async () => {
    const { server, ccf: api } = await start(whole, { token: 'secret' });
    await request(server).get(`/api/carbon-footprint/footprint?${range}`);
    expect(api.authorizations).toEqual(['Bearer secret']);
  });

  it('counts what the annotations of an entity name', async () => {
    const { server } = await start(whole);
    const of = (name: string, what: string) =>
      request(server).get(
        `/api/carbon-footprint/entities/component/default/${name}/${what}`,
      );
    const shop = await of('shop', `footprint?${range}`);
    expect(shop.body.totals.co2e).toBe(3);
    expect(shop.body.choices.account).toHaveLength(1);
    const checkout = await of('checkout', `footprint?${range}`);
    expect(checkout.body.totals.co2e).toBe(2);
    const saved = await of('shop', 'recommendations');
    expect(saved.body.recommendations).toHaveLength(1);
    expect(saved.body.savings.kilowattHours).toBe(12);
    const unknown = await of('checkout', 'recommendations');
    expect(unknown.body.recommendations).toEqual([]);
  });

  it('lets MongoDB filter an entity, but not by what the API refuses', async () => {
    const { server, ccf: api } = await start(
      whole,
      {},
      { cacheMode: 'MONGODB' },
    );
    await request(server).get(
      `/api/carbon-footprint/entities/component/default/shop/footprint?${range}`,
    );
    await request(server).get(
      `/api/carbon-footprint/entities/component/default/checkout/footprint?${range}`,
    );
    expect(api.asked[0].searchParams.getAll('accounts[]')).toEqual([
      '418295637702',
    ]);
    expect(api.asked[1].searchParams.get('tags[user:app]')).toBe('checkout');
  });

  it('says which annotation an entity lacks, and that there is no entity', async () => {
    const { server } = await start(whole);
    const plain = await request(server).get(
      '/api/carbon-footprint/entities/component/default/plain/footprint',
    );
    expect(plain.status).toBe(400);
    expect(plain.body.error.message).toContain(
      'Give it the annotation cloudcarbonfootprint.org/accounts',
    );
    const none = await request(server).get(
      '/api/carbon-footprint/entities/component/default/none/footprint',
    );
    expect(none.status).toBe(404);
  });

  it('refuses people who have not signed in', async () => {
    const { server, ccf: api } = await start(whole);
    const { status } = await request(server)
      .get(`/api/carbon-footprint/footprint?${range}`)
      .set('Authorization', mockCredentials.none.header());
    expect(status).toBe(401);
    expect(api.asked).toEqual([]);
  });

  it.each([
    ['start=2026-02-30', 'start is "2026-02-30". It is a day'],
    ['start=2026-03-01&end=2026-02-01', 'begins (2026-03-01) after its end'],
    ['end=2999-01-01', 'ends in the future'],
    [`${range}&groupBy=hour`, 'It can be day, week, month, quarter, year'],
    ['start=2020-01-01&end=2026-01-01&groupBy=day', 'too many periods'],
    [`${range}&tags=shop`, 'A tag is given as key=value'],
    [`${range}&accounts=${'a'.repeat(201)}`, 'too many values'],
    [`${range}&accounts[a]=b`, 'accounts is a list'],
  ])('refuses %s', async (query, message) => {
    const { server, ccf: api } = await start(whole);
    const { status, body } = await request(server).get(
      `/api/carbon-footprint/footprint?${query}`,
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    expect(api.asked).toEqual([]);
  });

  it.each([
    [401, 'Unauthorized', 503, "refused the portal's token (401)"],
    [404, '<html>no</html>', 503, 'client.baseUrl ends in /api'],
    [400, 'Start date is in the future', 400, 'Start date is in the future'],
    [416, 'Partial data', 404, 'Choose one that ends earlier'],
    [500, 'Internal Server Error', 503, 'may not read a cloud account'],
    [200, '<!doctype html>', 503, 'not the API of Cloud Carbon Footprint'],
  ])(
    'tells the cause and the fix of %s %s',
    async (status, body, told, says) => {
      const { server } = await start(() => ({ status, body }));
      const answer = await request(server).get(
        `/api/carbon-footprint/footprint?${range}`,
      );
      expect(answer.status).toBe(told);
      expect(answer.body.error.message).toContain(says);
    },
  );

  it('says when nothing answers, or nothing in time', async () => {
    const { server: alone, ccf: stopped } = await start(whole);
    await stopped.stop();
    const path = `/api/carbon-footprint/footprint?${range}`;
    const away = await request(alone).get(path);
    const { origin } = new URL(stopped.baseUrl);
    expect(away.body.error.message).toContain(
      `can't be reached at ${origin} (ECONNREFUSED)`,
    );
    const slow = () => new Promise<Answer>(() => {});
    const { server } = await start(slow, { timeout: { milliseconds: 100 } });
    const late = await request(server).get(path);
    expect(late.body.error.message).toContain('did not answer within');
  });

  it('starts without an address, and says what is missing', async () => {
    const { server } = await startTestBackend({
      features: [carbonFootprintPlugin, catalogServiceMock.factory()],
    });
    const { status, body } = await request(server).get(
      '/api/carbon-footprint/recommendations',
    );
    expect(status).toBe(503);
    expect(body.error.message).toContain(
      'Set cloudCarbonFootprint.client.baseUrl',
    );
  });
});
