import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type {
  WorkItem,
  WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { workItemsApiRef, type WorkItemsApi } from '../api';
import { answerWith, item } from '../testing';
import { EntityWorkItemsContent } from './EntityWorkItemsContent';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'webshop', namespace: 'default' },
};

function show(itemsOf: WorkItemsApi['itemsOf']) {
  const asked = jest.fn(itemsOf);
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityWorkItemsContent />
    </EntityProvider>,
    { apis: [[workItemsApiRef, { itemsOf: asked }]] },
  );
  return asked;
}

const showItems = (items: WorkItem[], over?: Partial<WorkItemsResponse>) =>
  show(async (_, query) => answerWith(items, query, over));

const items = [
  item(1, { assignee: 'Mina Park', type: 'Bug' }),
  item(2, { priority: { name: 'High', rank: 2 }, labels: ['checkout'] }),
  item(3, { status: 'In review', progress: 'doing' }),
];

describe('the tab of an entity', () => {
  it('shows what is open in groups, with links into the tracker', async () => {
    const asked = showItems(items);
    expect(await screen.findByText('3 open items')).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith(
      'component:default/webshop',
      expect.objectContaining({ groupBy: 'status' }),
      expect.anything(),
    );
    const todo = screen.getByRole('region', { name: 'To do' });
    expect(within(todo).getAllByRole('listitem')).toHaveLength(2);
    expect(within(todo).getAllByRole('link')[0]).toHaveTextContent('Item 2');
    const link = screen.getByRole('link', { name: 'Item 1' });
    expect(link).toHaveAttribute('href', 'https://jira.example/browse/WEB-1');
    expect(link).toHaveAttribute('target', '_blank');
    expect(screen.getByText('WEB-1 · Bug')).toBeInTheDocument();
    expect(screen.getByText('Mina Park')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Jira, project WEB' }),
    ).toHaveAttribute('href', 'https://jira.example/browse/WEB');
  });

  it('filters by what one chooses', async () => {
    const asked = showItems(items);
    await screen.findByText('3 open items');
    await userEvent.click(screen.getByRole('button', { name: /Assignee/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Nobody (2)' }));
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByText('2 of 3 open items')).toBeInTheDocument();
    expect(asked).toHaveBeenLastCalledWith(
      'component:default/webshop',
      expect.objectContaining({ assignee: ['none'] }),
      expect.anything(),
    );
    expect(screen.queryByText('Item 1')).not.toBeInTheDocument();
  });

  it('finds what one enters', async () => {
    const asked = showItems(items);
    await screen.findByText('3 open items');
    // At once: who types slowly is asked for in between
    await userEvent.click(screen.getByLabelText('Find'));
    await userEvent.paste('checkout');
    expect(await screen.findByText('1 of 3 open items')).toBeInTheDocument();
    const texts = asked.mock.calls.map(([, query]) => query?.text);
    expect(texts).toEqual([undefined, 'checkout']);
  });

  it('says when nothing fits, and clears the filters', async () => {
    showItems(items);
    await screen.findByText('3 open items');
    await userEvent.type(screen.getByLabelText('Find'), 'elsewhere');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filters' }),
    );
    expect(await screen.findByText('3 open items')).toBeInTheDocument();
    expect(screen.getByLabelText('Find')).toHaveValue('');
  });

  it('groups by what one chooses', async () => {
    showItems(items);
    await screen.findByText('3 open items');
    await userEvent.click(screen.getByRole('button', { name: /Group by/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Priority' }));
    expect(
      await screen.findByRole('region', { name: 'No priority' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'High' })).toBeInTheDocument();
  });

  it('shows more when one wants more', async () => {
    const many = Array.from({ length: 60 }, (_, index) => item(index + 1));
    showItems(many);
    expect(await screen.findByText('50 of 60')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() =>
      expect(
        within(screen.getByRole('region', { name: 'To do' })).getAllByRole(
          'listitem',
        ),
      ).toHaveLength(60),
    );
    expect(screen.queryByText('Show more')).not.toBeInTheDocument();
  });

  it('says which annotation to add', async () => {
    showItems([], { places: [] });
    expect(
      await screen.findByText(/does not say yet where its work items are/),
    ).toBeInTheDocument();
    expect(screen.getByText('jira/project-key')).toBeInTheDocument();
  });

  it('says when nothing is open', async () => {
    showItems([]);
    expect(await screen.findByText(/Nothing is open in/)).toBeInTheDocument();
  });

  it('says when no tracker is read', async () => {
    showItems([], { trackers: [], places: [] });
    expect(
      await screen.findByText(/This portal reads no tracker yet/),
    ).toBeInTheDocument();
  });

  it('names the cause and the fix of what went wrong, beside what works', async () => {
    showItems(items, {
      problems: [
        {
          tracker: 'linear',
          trackerTitle: 'Linear',
          code: 'credentials',
          message: 'Linear does not accept the API key.',
          fix: 'Check workItems.linear.apiKey.',
        },
        {
          tracker: 'github',
          trackerTitle: 'GitHub Issues',
          code: 'rate-limited',
          message: 'GitHub has had too many requests.',
          fix: 'It is asked again by itself.',
          retryAt: '2026-03-02T09:20:00Z',
        },
      ],
    });
    const [first, second] = await screen.findAllByRole('alert');
    expect(first).toHaveTextContent('Linear does not accept the API key.');
    expect(first).toHaveTextContent('Check workItems.linear.apiKey.');
    expect(second).toHaveTextContent(/It may be asked after .*\d\d:\d\d/);
    expect(screen.getByText('Item 1')).toBeInTheDocument();
  });

  it('offers to try again when the backend does not answer', async () => {
    let isDown = true;
    show(async (_, query) => {
      if (isDown) throw new Error('Request failed with 502 Bad Gateway');
      return answerWith(items, query);
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('502 Bad Gateway');
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('3 open items')).toBeInTheDocument();
  });

  it('says that there is more than was read', async () => {
    const [place] = answerWith(items).places;
    showItems(items, { places: [{ ...place, truncated: true }] });
    expect(
      await screen.findByText(/There are more in Jira than are shown here/),
    ).toBeInTheDocument();
  });
});
