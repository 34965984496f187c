import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Grid, Text } from '@backstage/ui';
import type {
  Dimension,
  Footprint,
} from '@stagecraft/plugin-carbon-footprint-common';
import { carbonFootprintApiRef } from '../api';
import { formatDay } from '../amounts';
import { useAnswer } from '../useAnswer';
import { FILTER_OF, useView, type View } from '../useView';
import { Breakdown } from './Breakdown';
import { Filters } from './Filters';
import { RecommendationsCard } from './RecommendationsCard';
import { ComputingNote, Loading, NothingHere, Problem } from './States';
import { TimeCard } from './TimeCard';
import { Totals } from './Totals';
import styles from './FootprintView.module.css';
import palette from './palette.module.css';

const BREAKDOWNS: readonly Dimension[] = ['service', 'account', 'region'];

export interface FootprintViewProps {
  /** Of an entity rather than of everything. */
  entityRef?: string;
}

/** Filters, sums, charts and recommendations. */
export function FootprintView({ entityRef }: FootprintViewProps) {
  const view = useView();
  const api = useApi(carbonFootprintApiRef);
  const { request } = view;
  const footprint = useAnswer(
    JSON.stringify([entityRef, request]),
    async signal =>
      request === undefined
        ? null
        : api.footprint({ ...request, entityRef }, signal),
  );
  const { value, error, isLoading, isPending, retry } = footprint;
  return (
    <Flex
      direction="column"
      gap="4"
      className={`${styles.root} ${palette.palette}`}
    >
      <Filters view={view} footprint={value ?? undefined} />
      <div aria-live="polite">{isPending && <ComputingNote />}</div>
      {error && (
        <Problem
          title="The carbon footprint can't be shown"
          error={error}
          onRetry={retry}
        />
      )}
      {!value && isLoading && <Loading />}
      {value && (
        <div
          className={isLoading ? styles.stale : undefined}
          aria-busy={isLoading}
        >
          <Shown footprint={value} view={view} entityRef={entityRef} />
        </div>
      )}
    </Flex>
  );
}

function Shown({
  footprint,
  view,
  entityRef,
}: {
  footprint: Footprint;
  view: View;
  entityRef?: string;
}) {
  const hasNone = footprint.series.cloudProvider.length === 0;
  return (
    <Flex direction="column" gap="4">
      {hasNone ? (
        <NothingHere footprint={footprint} view={view} entityRef={entityRef} />
      ) : (
        <>
          <Totals footprint={footprint} />
          <TimeCard footprint={footprint} view={view} />
          <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
            {BREAKDOWNS.map(dimension => (
              <Breakdown
                key={dimension}
                dimension={dimension}
                measure={view.measure}
                series={footprint.series[dimension]}
                onChoose={id => view.change({ [FILTER_OF[dimension]]: id })}
              />
            ))}
          </Grid.Root>
        </>
      )}
      <RecommendationsCard filters={view.filters} entityRef={entityRef} />
      <Text as="p" variant="body-small" color="secondary">
        Estimates of Cloud Carbon Footprint from {formatDay(footprint.start)} to{' '}
        {formatDay(footprint.end)}, in UTC. Cost is what the clouds have billed
        for the services that it knows.
      </Text>
    </Flex>
  );
}
