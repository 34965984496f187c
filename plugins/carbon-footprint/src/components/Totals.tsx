import { Card, CardBody, Flex, Grid, Text } from '@backstage/ui';
import type { Footprint } from '@stagecraft/plugin-carbon-footprint-common';
import type { ReactNode } from 'react';
import { comparisonsOf, formatAmount, MEASURE_TITLES } from '../amounts';
import { formatChange, trendOf } from '../chart';
import { MEASURES, type Measure } from '../useView';

/** Emissions, energy and cost of the range, and what that is like. */
export function Totals({ footprint }: { footprint: Footprint }) {
  const [drive, trees] = comparisonsOf(footprint.totals);
  return (
    <Grid.Root columns={{ initial: '2', lg: '4' }} gap="4">
      {MEASURES.map(measure => (
        <Total
          key={measure}
          title={MEASURE_TITLES[measure]}
          value={formatAmount(measure, footprint.totals[measure])}
        >
          <TrendText footprint={footprint} measure={measure} />
        </Total>
      ))}
      {drive && (
        <Total title="As much as" value={drive}>
          {trees && `or ${trees}`}
        </Total>
      )}
    </Grid.Root>
  );
}

function Total({
  title,
  value,
  children,
}: {
  title: string;
  value: string;
  children?: ReactNode;
}) {
  const isLong = value.length > 16;
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="2">
          <Text as="h2" variant="body-medium" color="secondary">
            {title}
          </Text>
          <Text
            as="p"
            variant={
              isLong
                ? 'body-large'
                : { initial: 'title-x-small', sm: 'title-medium' }
            }
            weight="bold"
          >
            {value}
          </Text>
          <Text as="p" variant="body-small" color="secondary">
            {children}
          </Text>
        </Flex>
      </CardBody>
    </Card>
  );
}

/** `Oct 2026: 1.1 t CO₂e, 6% less than Sep 2026` */
export function TrendText({
  footprint,
  measure,
}: {
  footprint: Footprint;
  measure: Measure;
}) {
  const trend = trendOf(footprint, measure);
  if (trend === undefined) return null;
  const { latest, previous, value, change } = trend;
  return (
    <>
      {latest}: {formatAmount(measure, value)}, {formatChange(change)}{' '}
      {previous}
    </>
  );
}
