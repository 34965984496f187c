import { ago, HOUR, MINUTE } from './time.ts';

export type PipelineStatus = 'success' | 'failed' | 'running' | 'canceled';

export interface Pipeline {
  readonly status: PipelineStatus;
  readonly ref: string;
  readonly source: 'push' | 'merge_request_event' | 'schedule' | 'web';
  readonly title: string;
  readonly createdAt: Date;
  readonly seconds: number;
  /** Percent; undefined when it did not get to the tests. */
  readonly coverage: number | undefined;
}

type Line = readonly [
  status: PipelineStatus,
  hoursAgo: number,
  ref: string,
  source: Pipeline['source'],
  title: string,
  seconds: number,
  coverage?: number,
];

/** Newest first, as GitLab lists them. */
const LINES: readonly Line[] = [
  ['running', 0.05, 'pickup-points', 'merge_request_event', 'Offer pickup points', 170],
  ['success', 5, 'main', 'push', 'Show delivery days by postcode', 384, 87.4],
  ['success', 9, 'main', 'schedule', 'Nightly', 402, 87.1],
  ['failed', 26, 'gift-wrap', 'merge_request_event', 'Gift wrap as an option', 255],
  ['success', 33, 'main', 'push', 'Count a voucher once', 371, 86.9],
  ['success', 57, 'main', 'schedule', 'Nightly', 398, 86.2],
  ['canceled', 75, 'gift-wrap', 'merge_request_event', 'Gift wrap as an option', 88],
  ['success', 101, 'main', 'push', 'Pay with a gift card', 379, 86.2],
  ['success', 149, 'main', 'push', 'Keep the basket for thirty days', 366, 85.3],
  ['failed', 173, 'main', 'push', 'Update the payment client', 214],
  ['success', 177, 'main', 'web', 'Update the payment client', 390, 84.8],
];

export function seedPipelines(now: Date): Pipeline[] {
  return LINES.map(([status, hours, ref, source, title, seconds, coverage]) => ({
    status,
    ref,
    source,
    title,
    createdAt: ago(now, Math.max(hours * HOUR, 3 * MINUTE)),
    seconds,
    coverage,
  }));
}
