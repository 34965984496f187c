import { VisuallyHidden } from '@backstage/ui';
import {
  parseDay,
  startOfNextPeriod,
  type Footprint,
} from '@stagecraft/plugin-carbon-footprint-common';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from 'recharts';
import {
  formatAmount,
  formatDay,
  formatNumber,
  formatPeriod,
  unitOf,
  type Unit,
} from '../amounts';
import type { ChartSeries } from '../chart';
import { colorOf, Legend } from './Legend';
import { TimeTable, type TimeProps } from './TimeTable';
import styles from './TimeChart.module.css';

const AXIS = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** Bars by period, stacked. A screen reader reads the table behind it. */
export function TimeChart(props: TimeProps) {
  const { title, footprint, series, measure } = props;
  const { periods, end } = footprint;
  const largest = Math.max(
    0,
    ...periods.map((_, index) =>
      series.reduce((all, { values }) => all + values[index], 0),
    ),
  );
  const unit = unitOf(measure, largest);
  return (
    <figure className={styles.figure}>
      <div className={styles.unit} aria-hidden>
        {unit.name === '$' ? 'US dollars' : unit.name}
      </div>
      <div className={styles.chart} aria-hidden>
        <Bars {...props} unit={unit} />
      </div>
      <Legend series={series} measure={measure} />
      <figcaption className={styles.caption}>
        {isCut(footprint) && `The last bar goes until ${formatDay(end)}.`}
      </figcaption>
      <VisuallyHidden>
        <TimeTable {...props} title={title} />
      </VisuallyHidden>
    </figure>
  );
}

function Bars({
  footprint,
  series,
  measure,
  unit,
}: TimeProps & { unit: Unit }) {
  const { periods, groupBy } = footprint;
  const data = periods.map((period, index) => ({
    period: formatPeriod(period, groupBy),
    ...Object.fromEntries(
      series.map(({ key, values }) => [key, values[index]]),
    ),
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--carbon-line)" />
        <XAxis
          dataKey="period"
          tick={AXIS}
          tickLine={false}
          axisLine={{ stroke: 'var(--carbon-line)' }}
          minTickGap={16}
        />
        <YAxis
          tick={AXIS}
          tickFormatter={(value: number) => formatNumber(value * unit.factor)}
          tickLine={false}
          axisLine={false}
          width={44}
        />
        <Tooltip
          cursor={{
            fill: 'color-mix(in srgb, currentColor 6%, transparent)',
          }}
          content={(given: TooltipContentProps) => (
            <Values {...given} series={series} measure={measure} />
          )}
        />
        {series.map(({ key }, index) => (
          <Bar
            key={key}
            dataKey={key}
            stackId="all"
            fill={colorOf(key, index)}
            stroke="var(--bui-bg-neutral-1)"
            strokeWidth={1}
            maxBarSize={56}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Whether the range ends before its last period does. */
function isCut({ periods, groupBy, end }: Footprint): boolean {
  const last = parseDay(periods[periods.length - 1] ?? '');
  const until = parseDay(end);
  if (last === undefined || until === undefined) return false;
  until.setUTCDate(until.getUTCDate() + 1);
  return until < startOfNextPeriod(last, groupBy);
}

function Values({
  active,
  payload,
  label,
  series,
  measure,
}: TooltipContentProps & {
  series: readonly ChartSeries[];
  measure: TimeProps['measure'];
}) {
  if (!active || !payload?.length) return null;
  const rows = payload.map(({ dataKey, value }) => ({
    key: String(dataKey),
    value: Number(value),
  }));
  const total = rows.reduce((all, { value }) => all + value, 0);
  return (
    <div className={styles.tooltip}>
      <strong>{label}</strong>
      <table>
        <tbody>
          {series.map(({ key, name }, index) => (
            <tr key={key}>
              <td>
                <span
                  className={styles.dot}
                  style={{ background: colorOf(key, index) }}
                />
                {name}
              </td>
              <td>
                {formatAmount(
                  measure,
                  rows.find(row => row.key === key)?.value ?? 0,
                )}
              </td>
            </tr>
          ))}
          {series.length > 1 && (
            <tr>
              <td>Total</td>
              <td>{formatAmount(measure, total)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
