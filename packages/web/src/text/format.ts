const KILO = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Numbers in the words of a language. */
export interface Format {
  number(value: number): string;
  /** `1.2 GB`. */
  bytes(value: number): string;
  /** `3 minutes ago`. */
  ago(date: Date): string;
  date(date: Date): string;
  list(items: readonly string[]): string;
}

export function formatFor(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    number: (value) => number.format(value),
    bytes(value) {
      const step = Math.min(
        UNITS.length - 1,
        value < 1 ? 0 : Math.floor(Math.log(value) / Math.log(KILO)),
      );
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: UNITS[step] ?? 'byte',
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step > 1 ? 1 : 0,
      }).format(value / KILO ** step);
    },
    ago: (when) => relative.format(...distance(when)),
    date: (when) => date.format(when),
    list: (items) => list.format(items),
  };
}

const SPANS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function distance(when: Date): [number, Intl.RelativeTimeFormatUnit] {
  const seconds = Math.round((when.getTime() - Date.now()) / 1000);
  const [unit, size] = SPANS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return [Math.round(seconds / size), unit];
}
