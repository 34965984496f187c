import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Select, Tag, TagGroup, Text } from '@backstage/ui';
import {
  DATE_RANGE_TYPES,
  DIMENSIONS,
  formatTags,
  GROUP_BY,
  type Choice,
  type Dimension,
  type Footprint,
} from '@stagecraft/plugin-carbon-footprint-common';
import { DIMENSION_TITLES, providerName } from '../amounts';
import {
  CUSTOM_RANGE,
  DEFAULT_RANGE,
  defaultRangeLabel,
  RANGES,
} from '../ranges';
import { FILTER_OF, NO_FILTERS, problemOfRange, type View } from '../useView';
import styles from './Filters.module.css';

const GROUP_BY_LABELS = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
};

const ALL_LABELS: Readonly<Record<Dimension, string>> = {
  cloudProvider: 'All providers',
  account: 'All accounts',
  service: 'All services',
  region: 'All regions',
};

/** The range, how it is grouped, and what is counted. */
export function Filters({
  view,
  footprint,
}: {
  view: View;
  footprint?: Footprint;
}) {
  const { filters, range } = view;
  const hasFilter = Object.values(filters).some(each => each !== undefined);
  return (
    <Flex
      direction="column"
      gap="3"
      role="search"
      aria-label="Range and filters"
    >
      <div className={styles.bar}>
        <RangeSelect view={view} />
        <Select
          label="Group by"
          options={GROUP_BY.map(id => ({ id, label: GROUP_BY_LABELS[id] }))}
          value={view.groupBy ?? footprint?.groupBy ?? null}
          placeholder="Month"
          onChange={id => view.change({ groupBy: String(id) })}
        />
        {DIMENSIONS.map(dimension => (
          <DimensionSelect
            key={dimension}
            dimension={dimension}
            view={view}
            choices={footprint?.choices[dimension] ?? []}
          />
        ))}
        {hasFilter && (
          <div className={styles.clear}>
            <Button variant="tertiary" onPress={() => view.change(NO_FILTERS)}>
              Clear filters
            </Button>
          </div>
        )}
      </div>
      {range === CUSTOM_RANGE && <CustomRange view={view} />}
      {filters.tags && <Tags view={view} />}
    </Flex>
  );
}

function RangeSelect({ view }: { view: View }) {
  const config = useApi(configApiRef);
  const client = config.getOptionalConfig('cloudCarbonFootprint.client');
  const type = DATE_RANGE_TYPES.find(
    each => each === client?.getOptional('dateRangeType'),
  );
  const value = Number(client?.getOptional('dateRangeValue') ?? 12);
  const first = defaultRangeLabel(type ?? 'months', value);
  const named = RANGES.filter(({ label }) => label !== first);
  const options = [
    { id: DEFAULT_RANGE, label: first },
    ...named.map(({ id, label }) => ({ id, label })),
    { id: CUSTOM_RANGE, label: 'Custom' },
  ];
  const known = options.some(({ id }) => id === view.range);
  return (
    <Select
      label="Range"
      options={options}
      value={known ? view.range : DEFAULT_RANGE}
      onChange={id =>
        view.change({
          range: id === DEFAULT_RANGE ? undefined : String(id),
          start: undefined,
          end: undefined,
          groupBy: undefined,
        })
      }
    />
  );
}

function DimensionSelect({
  dimension,
  view,
  choices,
}: {
  dimension: Dimension;
  view: View;
  choices: readonly Choice[];
}) {
  const name = FILTER_OF[dimension];
  const chosen = view.filters[name] ?? [];
  // What is filtered by stays visible, even where there is nothing of it.
  const ids = [...new Set([...choices.map(({ id }) => id), ...chosen])];
  const options = ids.map(id => {
    const choice = choices.find(each => each.id === id);
    const { cloudProvider } = choice ?? {};
    return cloudProvider
      ? {
          id,
          label: choice?.name ?? id,
          description: providerName(cloudProvider),
        }
      : { id, label: providerName(choice?.name ?? id) };
  });
  return (
    <Select
      label={DIMENSION_TITLES[dimension]}
      placeholder={ALL_LABELS[dimension]}
      selectionMode="multiple"
      search={options.length > 8 ? { placeholder: 'Search' } : undefined}
      options={options}
      value={chosen}
      isDisabled={options.length === 0}
      onChange={keys => view.change({ [name]: [...keys].join(',') })}
    />
  );
}

function CustomRange({ view }: { view: View }) {
  const today = new Date();
  const problem = problemOfRange(view.start, view.end, today);
  const days = ['start', 'end'] as const;
  return (
    <div className={styles.days}>
      {days.map(name => (
        <label key={name} className={styles.day}>
          {name === 'start' ? 'First day' : 'Last day'}
          <input
            type="date"
            value={view[name] ?? ''}
            max={today.toISOString().slice(0, 10)}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? 'carbon-range-problem' : undefined}
            onChange={event => view.change({ [name]: event.target.value })}
          />
        </label>
      ))}
      {problem && (
        <Text
          as="p"
          id="carbon-range-problem"
          role="status"
          variant="body-small"
          color="secondary"
        >
          {problem}
        </Text>
      )}
    </div>
  );
}

function Tags({ view }: { view: View }) {
  const tags = Object.entries(view.filters.tags ?? {});
  return (
    <TagGroup
      aria-label="Tags"
      onRemove={keys => {
        const rest = tags.filter(([key]) => !keys.has(key));
        view.change({ tags: formatTags(Object.fromEntries(rest)) });
      }}
    >
      {tags.map(([key, value]) => (
        <Tag key={key} id={key} textValue={key}>
          {key}={value}
        </Tag>
      ))}
    </TagGroup>
  );
}
