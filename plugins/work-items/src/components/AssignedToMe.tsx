import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { WorkItemQuery } from '@stagecraft/plugin-work-items-common';
import { useCallback } from 'react';
import { workItemsApiRef } from '../api';
import { useWorkItems, type LoadWorkItems } from '../useWorkItems';
import { Waiting } from './EntityWorkItemsContent';
import { NothingToShow } from './NothingToShow';
import { Failure, Problems } from './Problems';
import { WorkItemList } from './WorkItemList';

const MINE: WorkItemQuery = { order: 'priority', limit: 20 };

/** The widget of the home page; its frame is the home page's. */
export function AssignedToMe() {
  const api = useApi(workItemsApiRef);
  const load = useCallback<LoadWorkItems>(
    (query, signal) => api.mine(query, signal),
    [api],
  );
  const { response, items, error, isPending, loadMore, reload } = useWorkItems(
    load,
    MINE,
  );
  if (error) return <Failure error={error} onRetry={reload} />;
  if (!response) return <Waiting />;
  const isDone = !items.length && response.places.length > 0;
  return (
    <Flex direction="column" gap="3">
      <Problems problems={response.problems} />
      {items.length > 0 && <WorkItemList items={items} isShort />}
      {isDone && <Text>Nothing is assigned to you.</Text>}
      {!items.length && !isDone && <NothingToShow response={response} />}
      {loadMore && (
        <Button
          size="small"
          variant="secondary"
          isPending={isPending}
          onPress={() => loadMore()}
        >
          Show more
        </Button>
      )}
    </Flex>
  );
}
