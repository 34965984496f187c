import { Text } from '@backstage/ui';
import type { Footprint } from '@stagecraft/plugin-carbon-footprint-common';
import { formatNumber, formatPeriod, unitOf } from '../amounts';
import type { ChartSeries } from '../chart';
import type { Measure } from '../useView';
import styles from './TimeTable.module.css';

export interface TimeProps {
  title: string;
  footprint: Footprint;
  series: readonly ChartSeries[];
  measure: Measure;
}

/** The numbers of a chart, for who does not see it or wants to know exactly. */
export function TimeTable({ title, footprint, series, measure }: TimeProps) {
  const { periods, groupBy } = footprint;
  const totals = periods.map((_, index) =>
    series.reduce((all, { values }) => all + values[index], 0),
  );
  const unit = unitOf(measure, Math.max(0, ...totals));
  const show = (value: number) => formatNumber(value * unit.factor);
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={title}
      // Wide tables scroll, also by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption>
          <Text variant="body-small" color="secondary">
            {title}, in {unit.name === '$' ? 'US dollars' : unit.name}
          </Text>
        </caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period, index) => (
            <tr key={period}>
              <th scope="row">{formatPeriod(period, groupBy)}</th>
              {series.map(({ key, values }) => (
                <td key={key}>{show(values[index])}</td>
              ))}
              <td>{show(totals[index])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
