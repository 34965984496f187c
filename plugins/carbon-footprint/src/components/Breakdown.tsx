import { Button, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type {
  Dimension,
  Series,
} from '@stagecraft/plugin-carbon-footprint-common';
import { useState } from 'react';
import {
  DIMENSION_TITLES,
  formatAmount,
  formatShare,
  MEASURE_TITLES,
  providerName,
} from '../amounts';
import type { Measure } from '../useView';
import styles from './Breakdown.module.css';

const FEW = 6;

/** What the largest parts are; each narrows the page to itself. */
export function Breakdown({
  dimension,
  measure,
  series,
  onChoose,
}: {
  dimension: Dimension;
  measure: Measure;
  series: readonly Series[];
  onChoose: (id: string) => void;
}) {
  const [isAll, setAll] = useState(false);
  const ranked = [...series].sort(
    (a, b) => b.totals[measure] - a.totals[measure],
  );
  const whole = ranked.reduce((all, { totals }) => all + totals[measure], 0);
  const largest = ranked[0]?.totals[measure] ?? 0;
  const title = `${MEASURE_TITLES[measure]} by ${DIMENSION_TITLES[
    dimension
  ].toLowerCase()}`;
  const shown = isAll ? ranked : ranked.slice(0, FEW);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="2" align="start">
          <ul className={styles.list} aria-label={title}>
            {shown.map(each => (
              <li key={`${each.cloudProvider}/${each.id}`}>
                <Part
                  part={each}
                  measure={measure}
                  whole={whole}
                  largest={largest}
                  onChoose={onChoose}
                />
              </li>
            ))}
          </ul>
          {ranked.length > FEW && (
            <Button
              size="small"
              variant="tertiary"
              aria-expanded={isAll}
              onPress={() => setAll(!isAll)}
            >
              {isAll ? 'Show fewer' : `Show all ${ranked.length}`}
            </Button>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}

/** A row with its share and a bar; pressed, the page shows it alone. */
function Part({
  part: { id, name, cloudProvider = '', totals },
  measure,
  whole,
  largest,
  onChoose,
}: {
  part: Series;
  measure: Measure;
  whole: number;
  largest: number;
  onChoose: (id: string) => void;
}) {
  const value = totals[measure];
  const width = largest > 0 ? (value / largest) * 100 : 0;
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => onChoose(id)}
      title={`Show ${name} alone`}
    >
      <span className={styles.name}>
        {name}{' '}
        <span className={styles.provider}>{providerName(cloudProvider)}</span>
      </span>
      <span className={styles.value}>{formatAmount(measure, value)}</span>
      <span className={styles.share}>{formatShare(value, whole)}</span>
      <span className={styles.track} aria-hidden>
        <span style={{ width: `${width}%` }} />
      </span>
    </button>
  );
}
