import { SOFTWARE } from '../company.ts';

export type Labels = Readonly<Record<string, string>>;

/** A time series: labels, and a value for any second. */
export interface Series {
  readonly metric: Labels;
  readonly at: (seconds: number) => number;
}

const STATUS = { '200': 42, '304': 11, '404': 2.4, '500': 0.3 } as const;
const HOUR = 3600;

/** What the company's Prometheus has collected; values follow from the time alone. */
export function seriesOf(): Series[] {
  return SOFTWARE.flatMap(({ id }, index) => {
    const labels = { job: id, instance: `${id}:8080` };
    const load = 1 - index * 0.3;
    return [
      { metric: { __name__: 'up', ...labels }, at: () => 1 },
      ...Object.entries(STATUS).map(([code, level]) => ({
        metric: { __name__: 'http_requests_total', ...labels, code },
        at: (seconds: number) => level * load * wave(seconds, Number(code)),
      })),
      {
        metric: { __name__: 'process_resident_memory_bytes', ...labels },
        at: (seconds: number) => 310e6 * load * (0.9 + 0.1 * wave(seconds, index)),
      },
    ];
  });
}

/** A wave of the day with ripples, around one. */
function wave(seconds: number, seed: number): number {
  const day = Math.sin((seconds / (24 * HOUR)) * 2 * Math.PI);
  const ripple = Math.sin(seconds / 97 + seed) * 0.06 + Math.sin(seconds / 23 + seed * 3) * 0.03;
  return 1 + 0.3 * day + ripple;
}

/**
 * The series that a query is about: the name in it and the labels of its selector. Functions and
 * aggregations around it are taken as done, except for `by`, which says what labels remain.
 */
export function selectSeries(query: string, all: readonly Series[]): Series[] {
  const name = all
    .map(({ metric }) => metric['__name__'] ?? '')
    .find((each) => query.includes(each));
  if (name === undefined) return [];
  const matchers = [...query.matchAll(/(\w+)\s*(=~|!=|=)\s*"([^"]*)"/g)];
  const found = all.filter(
    ({ metric }) =>
      metric['__name__'] === name &&
      matchers.every(([, label = '', operator = '', value = '']) =>
        matches(metric[label] ?? '', operator, value),
      ),
  );
  const isPlain = /^\w+\s*(\{[^}]*\})?$/.test(query.trim());
  if (isPlain) return found;
  const [, by] = /\bby\s*\(([^)]*)\)/.exec(query) ?? [];
  if (by !== undefined || /\b(sum|avg|max|min)\b/.test(query)) {
    return aggregate(
      found,
      (by ?? '').split(',').map((each) => each.trim()),
    );
  }
  return found.map(({ metric: { __name__: _, ...metric }, at }) => ({ metric, at }));
}

function matches(actual: string, operator: string, value: string): boolean {
  if (operator === '=~') return new RegExp(`^(?:${value})$`).test(actual);
  return (actual === value) === (operator === '=');
}

function aggregate(all: readonly Series[], by: readonly string[]): Series[] {
  const groups = Map.groupBy(all, ({ metric }) => by.map((label) => metric[label]).join('\n'));
  return [...groups.values()].map((members) => ({
    metric: Object.fromEntries(
      by.flatMap((label) => {
        const value = members[0]?.metric[label];
        return value === undefined ? [] : [[label, value]];
      }),
    ),
    at: (seconds) => members.reduce((sum, member) => sum + member.at(seconds), 0),
  }));
}
