import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Badge,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import {
  NONE,
  type WorkItemQuery,
  type WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';
import { useCallback } from 'react';
import { workItemsApiRef } from '../api';
import { entityContentRouteRef } from '../routes';
import { useWorkItems, type LoadWorkItems } from '../useWorkItems';
import { Waiting } from './EntityWorkItemsContent';
import { NothingToShow } from './NothingToShow';
import { Failure, Problems } from './Problems';
import { WorkItemList } from './WorkItemList';

const MOST_URGENT: WorkItemQuery = { order: 'priority', limit: 5 };

/** The card on the overview of an entity: how much is open, and what is urgent. */
export function EntityWorkItemsCard() {
  const { entity } = useEntity();
  const api = useApi(workItemsApiRef);
  const ref = stringifyEntityRef(entity);
  const load = useCallback<LoadWorkItems>(
    (query, signal) => api.itemsOf(ref, query, signal),
    [api, ref],
  );
  const { response, items, error, reload } = useWorkItems(load, MOST_URGENT);
  const tab = useRouteRef(entityContentRouteRef);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          Work items
        </Text>
      </CardHeader>
      <CardBody>
        {error && <Failure error={error} onRetry={reload} />}
        {!error && !response && <Waiting />}
        {response && (
          <Flex direction="column" gap="3">
            <Problems problems={response.problems} />
            {items.length > 0 ? (
              <>
                <Counts response={response} />
                <WorkItemList items={items} isShort />
              </>
            ) : (
              <NothingToShow response={response} />
            )}
          </Flex>
        )}
      </CardBody>
      {tab && items.length > 0 && (
        <CardFooter>
          <Link href={tab()}>All work items</Link>
        </CardFooter>
      )}
    </Card>
  );
}

function Counts({ response }: { response: WorkItemsResponse }) {
  const { openItems, facets } = response;
  const free = facets.assignee.find(({ value }) => value === NONE)?.count;
  return (
    <Flex direction="column" gap="2">
      <Text>
        {openItems} open{free ? `, ${free} of them nobody's` : ''}
      </Text>
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        {facets.status.map(({ value, count }) => (
          <Badge key={value} size="small">{`${value}: ${count}`}</Badge>
        ))}
      </Flex>
    </Flex>
  );
}
