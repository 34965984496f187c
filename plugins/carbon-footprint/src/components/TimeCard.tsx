import {
  Card,
  CardBody,
  CardHeader,
  Flex,
  Select,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  DIMENSIONS,
  type Footprint,
} from '@stagecraft/plugin-carbon-footprint-common';
import { useState } from 'react';
import { DIMENSION_TITLES, MEASURE_TITLES } from '../amounts';
import { chartSeries } from '../chart';
import { MEASURES, type View } from '../useView';
import { TimeChart } from './TimeChart';
import { TimeTable } from './TimeTable';
import styles from './TimeCard.module.css';

/** A measure over time, as a chart or as a table. */
export function TimeCard({
  footprint,
  view,
}: {
  footprint: Footprint;
  view: View;
}) {
  const [isTable, setTable] = useState(false);
  const { measure, by } = view;
  const title = `${MEASURE_TITLES[measure]} over time`;
  const series = chartSeries(footprint.series[by], measure);
  const shown = { title, footprint, series, measure };
  return (
    <Card>
      <CardHeader>
        <div className={styles.header}>
          <Text as="h2" variant="title-x-small" weight="bold">
            {title}
          </Text>
          <Tools view={view} isTable={isTable} onTable={setTable} />
        </div>
      </CardHeader>
      <CardBody>
        {isTable ? <TimeTable {...shown} /> : <TimeChart {...shown} />}
      </CardBody>
    </Card>
  );
}

/** The measure, what colors stand for, and how it is shown. */
function Tools({
  view,
  isTable,
  onTable,
}: {
  view: View;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}) {
  const { measure, by } = view;
  return (
    <div className={styles.tools}>
      <ToggleButtonGroup
        aria-label="Measure"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[measure]}
        onSelectionChange={keys =>
          view.change({ measure: String([...keys][0]) })
        }
      >
        {MEASURES.map(each => (
          <ToggleButton key={each} id={each}>
            {MEASURE_TITLES[each]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Flex gap="2" align="center" className={styles.by}>
        <Select
          aria-label="Colors stand for"
          options={DIMENSIONS.map(id => ({
            id,
            label: `By ${DIMENSION_TITLES[id].toLowerCase()}`,
          }))}
          value={by}
          onChange={id => view.change({ by: String(id) })}
        />
        <ToggleButtonGroup
          aria-label="Shown as"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[isTable ? 'table' : 'chart']}
          onSelectionChange={keys => onTable(keys.has('table'))}
        >
          <ToggleButton id="chart">Chart</ToggleButton>
          <ToggleButton id="table">Table</ToggleButton>
        </ToggleButtonGroup>
      </Flex>
    </div>
  );
}
