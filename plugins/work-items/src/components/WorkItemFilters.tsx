import { Grid, SearchField, Select } from '@backstage/ui';
import {
  WORK_ITEM_FIELDS,
  type WorkItemField,
  type WorkItemOrder,
  type WorkItemQuery,
  type WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';
import { FIELD_LABELS, labelOf } from './labels';

export interface WorkItemFiltersProps {
  query: WorkItemQuery;
  facets: WorkItemsResponse['facets'];
  onChange: (query: WorkItemQuery) => void;
}

const NO_GROUPS = 'no-groups';

const GROUPS = [
  ...WORK_ITEM_FIELDS.map(id => ({ id, label: FIELD_LABELS[id] })),
  { id: NO_GROUPS, label: 'No groups' },
];

const ORDERS: { id: WorkItemOrder; label: string }[] = [
  { id: 'priority', label: 'Most urgent first' },
  { id: 'age', label: 'Oldest first' },
  { id: 'updated', label: 'Last changed first' },
];

/** What is shown, and in which order. */
export function WorkItemFilters(props: WorkItemFiltersProps) {
  const { query, facets, onChange } = props;
  return (
    <Grid.Root columns={{ initial: '2', sm: '3', lg: '4' }} gap="3">
      <SearchField
        label="Find"
        placeholder="Key, title or label"
        size="small"
        value={query.text ?? ''}
        onChange={text => onChange({ ...query, text })}
      />
      {WORK_ITEM_FIELDS.map(field => (
        <Select
          key={field}
          label={FIELD_LABELS[field]}
          size="small"
          selectionMode="multiple"
          placeholder="All"
          value={query[field] ?? []}
          onChange={chosen =>
            onChange({ ...query, [field]: chosen.map(String) })
          }
          options={facets[field].map(({ value, count }) => ({
            id: value,
            label: `${labelOf(field, value)} (${count})`,
          }))}
        />
      ))}
      <Select
        label="Group by"
        size="small"
        value={query.groupBy ?? NO_GROUPS}
        onChange={chosen =>
          onChange({
            ...query,
            groupBy:
              chosen === NO_GROUPS ? undefined : (chosen as WorkItemField),
          })
        }
        options={GROUPS}
      />
      <Select
        label="Order"
        size="small"
        value={query.order ?? 'priority'}
        onChange={chosen =>
          onChange({ ...query, order: chosen as WorkItemOrder })
        }
        options={ORDERS}
      />
    </Grid.Root>
  );
}

export function isFiltered(query: WorkItemQuery): boolean {
  return Boolean(
    query.text || WORK_ITEM_FIELDS.some(field => query[field]?.length),
  );
}
