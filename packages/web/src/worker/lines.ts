import type { Origin } from '@stagecraft/engine';
import type { LineSpan } from './protocol.ts';

/** Joins lines that follow each other and that the same one put there. */
export function groupLines(origins: readonly Origin[]): LineSpan[] {
  const spans: { origin: Origin; lines: number }[] = [];
  for (const origin of origins) {
    const last = spans.at(-1);
    if (last?.origin === origin) last.lines += 1;
    else spans.push({ origin, lines: 1 });
  }
  return spans;
}
