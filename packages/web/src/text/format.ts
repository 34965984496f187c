const KILO = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Numbers in the words of a language. */
export interface Format {
  number(value: number): string;
  /** `1.2 GB`. */
  bytes(value: number): string;
  /** `3 minutes ago`. */
  ago(date: Date): string;
  /** With the time of day. */
  date(date: Date): string;
  /** A day that is the same everywhere: `22 Nov 2026`. */
  day(date: Date): string;
  list(items: readonly string[]): string;
  /** `22 or 24`. */
  either(items: readonly string[]): string;
  /** Of milliseconds: `0.4s`, `28s`, `1m 20s`. */
  duration(ms: number): string;
}

export function formatFor(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const either = new Intl.ListFormat(language, { type: 'disjunction' });
  const duration = durationFor(language);
  // Made once: making one takes longer than a hundred numbers.
  const sizes = UNITS.map(
    (unit, step) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step > 1 ? 1 : 0,
      }),
  );
  return {
    number: (value) => number.format(value),
    bytes(value) {
      const step = Math.min(
        UNITS.length - 1,
        value < 1 ? 0 : Math.floor(Math.log(value) / Math.log(KILO)),
      );
      return sizes[step]?.format(value / KILO ** step) ?? '';
    },
    ago: (when) => relative.format(...distance(when)),
    date: (when) => date.format(when),
    day: (when) => day.format(when),
    list: (items) => list.format(items),
    either: (items) => either.format(items),
    duration,
  };
}

const MINUTE = 60;
/** In seconds: from here on, tenths say nothing. */
const SHORT = 10;

function durationFor(language: string): (ms: number) => string {
  const unit = (name: 'second' | 'minute', digits: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: 'narrow',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [minutes, seconds, tenths] = [unit('minute', 0), unit('second', 0), unit('second', 1)];
  return (ms) => {
    const exact = ms / KILO;
    if (exact < SHORT - 0.05) return tenths.format(exact);
    const whole = Math.round(exact);
    if (whole < MINUTE) return seconds.format(whole);
    return `${minutes.format(Math.floor(whole / MINUTE))} ${seconds.format(whole % MINUTE)}`;
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
