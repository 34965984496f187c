import { ResponseError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { carbonFootprintApiRef, type CarbonFootprintApi } from './api';
import { CarbonFootprintPage } from './components/CarbonFootprintPage';
import { EntityCard } from './components/EntityCard';
import { EntityContent } from './components/EntityContent';
import { titleOf } from './components/RecommendationsCard';
import { rootRouteRef } from './routes';
import { fakeApi } from './__fixtures__/footprint';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    namespace: 'default',
    annotations: { 'cloudcarbonfootprint.org/accounts': '4182' },
  },
};

function open(element: JSX.Element, api: CarbonFootprintApi, path = '/') {
  return renderInTestApp(element, {
    apis: [[carbonFootprintApiRef, api], mockApis.config({ data: {} })],
    mountedRoutes: { '/carbon-footprint': rootRouteRef },
    initialRouteEntries: [path],
  });
}

/** What stands under a heading of the totals. */
function total(title: string): string | null | undefined {
  const heading = screen.queryByRole('heading', { name: title });
  return heading?.nextElementSibling?.textContent;
}

const untilTotal = (text: string) =>
  waitFor(() => expect(total('Emissions')).toBe(text));

async function refusal(message: string): Promise<Error> {
  const body = { error: { name: 'ServiceUnavailableError', message } };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status: 503,
      headers: { 'content-type': 'application/json' },
    }),
  );
}

describe('the page', () => {
  it('sums up, and gives every chart as a table', async () => {
    open(<CarbonFootprintPage />, fakeApi());
    expect(await screen.findByText('10.5 t CO₂e')).toBeInTheDocument();
    expect(screen.getByText('9,000 kWh')).toBeInTheDocument();
    expect(
      screen.getByText('driving 43,000 km in an average car'),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', {
      name: 'Emissions over time, in t CO₂e',
    });
    const [head, january] = within(table).getAllByRole('row');
    expect(head).toHaveTextContent('PeriodGoogle CloudAWSTotal');
    expect(january).toHaveTextContent('Jan 202621.53.5');
  });

  it('narrows to what is pressed, and back', async () => {
    const api = fakeApi();
    const user = userEvent.setup();
    open(<CarbonFootprintPage />, api);
    const accounts = await screen.findByRole('list', {
      name: 'Emissions by account',
    });
    await user.click(
      within(accounts).getByRole('button', { name: /acme-shop/ }),
    );
    await untilTotal('4.5 t CO₂e');
    expect(api.asked.pop()?.filters?.accounts).toEqual(['4182']);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await untilTotal('10.5 t CO₂e');
  });

  it('shows another measure, divided otherwise', async () => {
    const user = userEvent.setup();
    open(<CarbonFootprintPage />, fakeApi());
    await screen.findByText('10.5 t CO₂e');
    await user.click(screen.getByRole('radio', { name: 'Energy' }));
    const table = await screen.findByRole('table', {
      name: 'Energy over time, in kWh',
    });
    expect(table).toHaveTextContent('Jan 20262,0001,0003,000');
  });

  it('shows recommendations with what they save', async () => {
    open(<CarbonFootprintPage />, fakeApi());
    expect(
      await screen.findByText('Stop the idle machine search-2'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/they would save 30 kg CO₂e, 120 kWh and \$250 a month/),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const error = await refusal('Set cloudCarbonFootprint.client.baseUrl.');
    const working = fakeApi();
    const footprint = jest.fn(working.footprint).mockRejectedValueOnce(error);
    const user = userEvent.setup();
    open(<CarbonFootprintPage />, fakeApi({ footprint }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Set cloudCarbonFootprint.client.baseUrl.',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('10.5 t CO₂e')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says when filters leave nothing', async () => {
    const path = '/?show[regions]=mars';
    const user = userEvent.setup();
    open(<CarbonFootprintPage />, fakeApi(), path);
    await screen.findByText('Nothing matches these filters');
    const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await user.click(clear);
    expect(await screen.findByText('10.5 t CO₂e')).toBeInTheDocument();
  });

  it('asks again by itself while estimates are computed', async () => {
    jest.useFakeTimers();
    try {
      const footprint = jest.fn(fakeApi().footprint);
      footprint.mockResolvedValueOnce(undefined);
      open(<CarbonFootprintPage />, fakeApi({ footprint }));
      await waitFor(() =>
        expect(
          screen.getByText(/is computing these estimates/),
        ).toBeInTheDocument(),
      );
      await act(async () => jest.advanceTimersByTime(5_000));
      expect(await screen.findByText('10.5 t CO₂e')).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('an entity', () => {
  it('has a card with its sum and a link to all of it', async () => {
    const api = fakeApi();
    open(
      <EntityProvider entity={entity}>
        <EntityCard />
      </EntityProvider>,
      api,
    );
    expect(await screen.findByText('10.5 t CO₂e')).toBeInTheDocument();
    expect(api.asked).toEqual([{ entityRef: 'component:default/shop' }]);
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      '/carbon-footprint?show%5Baccounts%5D=4182',
    );
  });

  it('has a tab of its own footprint', async () => {
    const api = fakeApi();
    open(
      <EntityProvider entity={entity}>
        <EntityContent />
      </EntityProvider>,
      api,
    );
    expect(await screen.findByText('10.5 t CO₂e')).toBeInTheDocument();
    expect(api.asked[0].entityRef).toBe('component:default/shop');
  });
});

describe('recommendations', () => {
  it.each([
    ['STOP_VM', 'Stop VM'],
    ['CHANGE_MACHINE_TYPE', 'Change machine type'],
    ['EBSOptimized', 'EBSOptimized'],
    ['Terminate', 'Terminate'],
  ])('of %s are readable', (type, title) => {
    expect(titleOf(type)).toBe(title);
  });
});
