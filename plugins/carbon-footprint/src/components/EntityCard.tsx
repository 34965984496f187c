import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  filtersOfEntity,
  formatTags,
  type Footprint,
  type FootprintFilters,
} from '@stagecraft/plugin-carbon-footprint-common';
import { Bar, BarChart, ResponsiveContainer } from 'recharts';
import { carbonFootprintApiRef } from '../api';
import {
  comparisonsOf,
  formatAmount,
  formatDay,
  formatShare,
} from '../amounts';
import { rootRouteRef } from '../routes';
import { useAnswer } from '../useAnswer';
import { VIEW_PARAMETER } from '../useView';
import { ComputingNote, Problem } from './States';
import { TrendText } from './Totals';
import styles from './EntityCard.module.css';
import palette from './palette.module.css';

/** The sum of what an entity's annotations name. */
export function EntityCard() {
  const { entity } = useEntity();
  const api = useApi(carbonFootprintApiRef);
  const pageLink = useRouteRef(rootRouteRef);
  const entityRef = stringifyEntityRef(entity);
  const answer = useAnswer(entityRef, signal =>
    api.footprint({ entityRef }, signal),
  );
  const { value, error, isLoading, isPending, retry } = answer;
  const query = queryOf(filtersOfEntity(entity));
  return (
    <Card className={palette.palette}>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          Carbon footprint
        </Text>
      </CardHeader>
      <CardBody>
        <div aria-live="polite">{isPending && <ComputingNote />}</div>
        {error && (
          <Problem
            title="The carbon footprint can't be shown"
            error={error}
            onRetry={retry}
          />
        )}
        {!value && isLoading && !isPending && (
          <div role="status" aria-label="Loading">
            <Skeleton width="100%" height={120} />
          </div>
        )}
        {value && <Summary footprint={value} />}
      </CardBody>
      {pageLink && (
        <CardFooter>
          <Link href={`${pageLink()}?${query}`} variant="body-small">
            Look closer at its carbon footprint
          </Link>
        </CardFooter>
      )}
    </Card>
  );
}

function Summary({ footprint }: { footprint: Footprint }) {
  const { totals, series, start, end } = footprint;
  const [comparison] = comparisonsOf(totals);
  if (series.cloudProvider.length === 0) {
    return (
      <Text as="p" color="secondary">
        Cloud Carbon Footprint has no estimates for its accounts and tags from{' '}
        {formatDay(start)} to {formatDay(end)}.
      </Text>
    );
  }
  return (
    <Flex direction="column" gap="3">
      <div className={styles.top}>
        <Flex direction="column" gap="1">
          <Text
            as="p"
            variant="title-small"
            weight="bold"
            className={styles.sum}
          >
            {formatAmount('co2e', totals.co2e)}
          </Text>
          <Text as="p" variant="body-small" color="secondary">
            {formatDay(start)} to {formatDay(end)}
          </Text>
        </Flex>
        <Months footprint={footprint} />
      </div>
      <Text as="p" variant="body-small">
        <TrendText footprint={footprint} measure="co2e" />
      </Text>
      <dl className={styles.facts}>
        <dt>Energy</dt>
        <dd>{formatAmount('kilowattHours', totals.kilowattHours)}</dd>
        <dt>Cost</dt>
        <dd>{formatAmount('cost', totals.cost)}</dd>
        {comparison && (
          <>
            <dt>As much as</dt>
            <dd>{comparison}</dd>
          </>
        )}
        <dt>Mostly</dt>
        <dd>
          {series.service
            .slice(0, 3)
            .map(
              each =>
                `${each.name} (${formatShare(each.totals.co2e, totals.co2e)})`,
            )
            .join(', ')}
        </dd>
      </dl>
    </Flex>
  );
}

/** The shape of the year; the numbers are in the tab. */
function Months({ footprint }: { footprint: Footprint }) {
  const data = footprint.periods.map((period, index) => ({
    period,
    value: footprint.series.cloudProvider.reduce(
      (all, each) => all + each.co2e[index],
      0,
    ),
  }));
  return (
    <div className={styles.months} aria-hidden>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data} accessibilityLayer={false} barCategoryGap={2}>
          <Bar
            dataKey="value"
            fill="var(--carbon-1)"
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function queryOf({ tags, ...lists }: FootprintFilters): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string) =>
    query.set(`${VIEW_PARAMETER}[${name}]`, value);
  for (const [name, values] of Object.entries(lists)) {
    if (values) set(name, values.join(','));
  }
  if (tags) set('tags', formatTags(tags));
  return query.toString();
}
