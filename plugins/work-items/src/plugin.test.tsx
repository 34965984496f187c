import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { screen } from '@testing-library/react';
import { workItemsApiRef, type WorkItemsApi } from './api';
import workItemsPlugin from './index';
import { answerWith, item } from './testing';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'webshop',
    namespace: 'default',
    annotations: { 'jira/project-key': 'WEB' },
  },
};

const items = Array.from({ length: 8 }, (_, index) =>
  item(index + 1, index ? {} : { assignee: 'Mina Park' }),
);

const api = (over: Partial<WorkItemsApi> = {}): WorkItemsApi => ({
  itemsOf: async (_, query) => answerWith(items, query),
  mine: async query => answerWith(items.slice(0, 1), query),
  ...over,
});

describe('the card of an entity', () => {
  const card = createExtensionTester(
    workItemsPlugin.getExtension('entity-card:work-items'),
  );

  it('shows how much is open, and the most urgent of it', async () => {
    renderInTestApp(
      <EntityProvider entity={entity}>{card.reactElement()}</EntityProvider>,
      { apis: [[workItemsApiRef, api()]] },
    );
    expect(
      await screen.findByText("8 open, 7 of them nobody's"),
    ).toBeInTheDocument();
    expect(screen.getByText('To do: 8')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
  });
});

describe('the widget of the home page', () => {
  const widget = createExtensionTester(
    workItemsPlugin.getExtension('home-page-widget:work-items/assigned-to-me'),
  ).get(homePageWidgetDataRef);

  it('is called as the layout of the home page names it', () => {
    expect(widget).toMatchObject({
      name: 'WorkItemsAssignedToMe',
      title: 'Assigned to me',
    });
  });

  it('shows what is assigned to who has signed in', async () => {
    renderInTestApp(widget.component, { apis: [[workItemsApiRef, api()]] });
    expect(await screen.findByText('Assigned to me')).toBeInTheDocument();
    expect(await screen.findByText('Item 1')).toBeInTheDocument();
  });

  it('says that there is nothing, and who is not known', async () => {
    const mine = async () =>
      answerWith(
        [],
        {},
        {
          problems: [
            {
              tracker: 'github',
              trackerTitle: 'GitHub Issues',
              code: 'account-unknown',
              message: 'GitHub does not tell whose account it is.',
              fix: 'Give user:default/mina the annotation github.com/user-login.',
            },
          ],
        },
      );
    renderInTestApp(widget.component, {
      apis: [[workItemsApiRef, api({ mine })]],
    });
    expect(
      await screen.findByText('Nothing is assigned to you.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/the annotation github.com\/user-login/),
    ).toBeInTheDocument();
  });
});
