/**
 * The few ranges with which one workspace asks for another, `^0.1.0` or `~1.2.3` or `*`.
 * Everything from a registry is looked up as text, so this is all of semver that a cut needs.
 */
export function acceptsVersion(range: string, version: string): boolean {
  if (range === '*' || range === '') return !version.includes('-');
  const match = /^([\^~=v]?)(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?$/.exec(range);
  const actual = /^(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?/.exec(version);
  if (match === null || actual === null) return false;
  const operator = match[1] ?? '';
  const asked = match.slice(2, 5).map(Number);
  const given = actual.slice(1, 4).map(Number);
  if ((match[5] ?? '') !== (actual[4] ?? '')) return false;
  if (operator !== '^' && operator !== '~') return compare(asked, given) === 0;
  const fixed = operator === '~' ? 2 : Math.min(leadingZeros(asked) + 1, 3);
  const sameStart = asked.slice(0, fixed).every((part, index) => part === given[index]);
  return sameStart && compare(given, asked) >= 0;
}

/** The version in `npm:1.2.3`, `npm:^1.2.3` or `npm:~1.2.3`: it satisfies the range by itself. */
export function lowestVersion(range: string): string | undefined {
  return /^npm:[\^~]?(\d+\.\d+\.\d+(?:-[\w.-]+)?)$/.exec(range)?.[1];
}

/** Yarn reads a range without a protocol as one of npm's. */
export function withProtocol(range: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(range) || range.includes('/') ? range : `npm:${range}`;
}

function leadingZeros(parts: readonly number[]): number {
  const first = parts.findIndex((part) => part !== 0);
  return first < 0 ? parts.length : first;
}

function compare(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((part, position) => part !== right[position]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
