import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Button,
  ButtonIcon,
  Flex,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import type {
  WorkItemField,
  WorkItemQuery,
  WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';
import { useCallback, useEffect, useState } from 'react';
import { workItemsApiRef } from '../api';
import { useWorkItems, type LoadWorkItems } from '../useWorkItems';
import { NothingToShow, Places } from './NothingToShow';
import { Failure, Problems } from './Problems';
import { isFiltered, WorkItemFilters } from './WorkItemFilters';
import { WorkItemList } from './WorkItemList';

const AT_FIRST: WorkItemQuery = { groupBy: 'status', order: 'priority' };
/** As long as people type, nothing is asked. */
const TYPING = 250;

/** The tab of an entity: its open items with filters and groups. */
export function EntityWorkItemsContent() {
  const { entity } = useEntity();
  const api = useApi(workItemsApiRef);
  const ref = stringifyEntityRef(entity);
  const load = useCallback<LoadWorkItems>(
    (asked, signal) => api.itemsOf(ref, asked, signal),
    [api, ref],
  );
  const [query, setQuery] = useState(AT_FIRST);
  const settled = useSettled(query, TYPING);
  const { response, items, error, isPending, loadMore, reload } = useWorkItems(
    load,
    settled,
  );
  if (error) return <Failure error={error} onRetry={reload} />;
  if (!response) return <Waiting />;
  const { groupBy } = settled;
  return (
    <Flex direction="column" gap="4" aria-busy={isPending}>
      <Summary response={response} onReload={reload} />
      <Problems problems={response.problems} />
      {response.openItems > 0 && (
        <WorkItemFilters
          query={query}
          facets={response.facets}
          onChange={setQuery}
        />
      )}
      {items.length > 0 ? (
        <WorkItemList
          items={items}
          groupBy={groupBy}
          countOf={isFiltered(settled) ? undefined : countIn(response, groupBy)}
        />
      ) : (
        <NothingToShow
          response={response}
          onClear={() => setQuery({ groupBy, order: query.order })}
        />
      )}
      {loadMore && (
        <Flex gap="3" align="center">
          <Button
            variant="secondary"
            isPending={isPending}
            onPress={() => loadMore()}
          >
            Show more
          </Button>
          <Text color="secondary">
            {items.length} of {response.totalItems}
          </Text>
        </Flex>
      )}
    </Flex>
  );
}

function Summary(props: { response: WorkItemsResponse; onReload: () => void }) {
  const { totalItems, openItems, places } = props.response;
  if (!places.length) return null;
  const count =
    totalItems === openItems ? openItems : `${totalItems} of ${openItems}`;
  const [truncated] = places.filter(place => place.truncated);
  return (
    <Flex justify="between" align="start" gap="4">
      <Flex direction="column" gap="1">
        <Text as="h2" variant="title-x-small" aria-live="polite">
          {count} open {openItems === 1 ? 'item' : 'items'}
        </Text>
        <Text variant="body-small" color="secondary" as="p">
          In <Places places={places} />
          {truncated &&
            `. There are more in ${truncated.trackerTitle} than are shown here`}
        </Text>
      </Flex>
      <ButtonIcon
        aria-label="Load again"
        variant="secondary"
        size="small"
        icon={<RiRefreshLine aria-hidden="true" />}
        onPress={props.onReload}
      />
    </Flex>
  );
}

export function Waiting() {
  return (
    <Flex direction="column" gap="3" aria-busy="true" role="status">
      <VisuallyHidden>Loading work items</VisuallyHidden>
      {[1, 2, 3, 4].map(each => (
        <Skeleton key={each} width="100%" height={40} />
      ))}
    </Flex>
  );
}

function countIn(
  { facets }: WorkItemsResponse,
  groupBy: WorkItemField | undefined,
) {
  return (group: string) =>
    groupBy && facets[groupBy].find(({ value }) => value === group)?.count;
}

/** A value that has not changed for a while; at once when it is no text that did. */
function useSettled(query: WorkItemQuery, wait: number): WorkItemQuery {
  const [settled, setSettled] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(query), wait);
    return () => clearTimeout(timer);
  }, [query, wait]);
  return query.text === settled.text ? query : settled;
}
