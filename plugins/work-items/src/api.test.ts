import { mockApis } from '@backstage/frontend-test-utils';
import { WorkItemsClient } from './api';

function clientWith(fetch: typeof globalThis.fetch) {
  return new WorkItemsClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
    fetchApi: { fetch },
  });
}

const ok = () => jest.fn(async () => Response.json({ items: [] }));

describe('WorkItemsClient', () => {
  it('asks for the items of an entity', async () => {
    const fetch = ok();
    await clientWith(fetch).itemsOf('component:default/web shop', {
      status: ['To do', 'Doing'],
      text: '',
      order: 'age',
      groupBy: undefined,
      limit: 5,
    });
    expect(fetch).toHaveBeenCalledWith(
      'http://localhost:7007/api/work-items/entity/component/default/web%20shop/items?status=To+do&status=Doing&order=age&limit=5',
      { signal: undefined },
    );
  });

  it('asks for what is assigned to who has signed in', async () => {
    const fetch = ok();
    await clientWith(fetch).mine();
    expect(fetch).toHaveBeenCalledWith(
      'http://localhost:7007/api/work-items/mine',
      { signal: undefined },
    );
  });

  it('tells what the backend refused', async () => {
    const error = { name: 'NotFoundError', message: 'There is no entity' };
    const body = { error, response: { statusCode: 404 } };
    const fetch = jest.fn(async () => Response.json(body, { status: 404 }));
    await expect(
      clientWith(fetch).itemsOf('component:default/none'),
    ).rejects.toMatchObject({ cause: { message: 'There is no entity' } });
  });
});
