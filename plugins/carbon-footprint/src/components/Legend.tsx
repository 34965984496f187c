import { formatAmount } from '../amounts';
import type { ChartSeries } from '../chart';
import type { Measure } from '../useView';
import styles from './Legend.module.css';

/** Colors that people who see few of them tell apart; the rest is gray. */
export function colorOf(key: string, index: number): string {
  return key === 'other'
    ? 'var(--carbon-other)'
    : `var(--carbon-${(index % 6) + 1})`;
}

/** What each color stands for, in the order of the stack, with its sum. */
export function Legend({
  series,
  measure,
}: {
  series: readonly ChartSeries[];
  measure: Measure;
}) {
  return (
    <ul className={styles.legend} aria-hidden>
      {series.map(({ key, name, total }, index) => (
        <li key={key}>
          <span
            className={styles.swatch}
            style={{ background: colorOf(key, index) }}
          />
          <span>{name}</span>
          <span className={styles.total}>{formatAmount(measure, total)}</span>
        </li>
      ))}
    </ul>
  );
}
