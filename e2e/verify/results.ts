import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { composePortal, library, root } from '../harness/portal.ts';
import type { Case, Outcome } from './case.ts';

/** What was seen of a case, and of exactly what. */
export interface Result extends Outcome {
  /** Changes when the portal or what is looked for in it does. */
  readonly fingerprint: string;
  /** Day, as `2026-01-31`. */
  readonly date: string;
  /** Version of the Node that ran the portal. */
  readonly node: string;
}

const FILE = path.join(root, 'artifacts', 'verify', 'results.jsonl');

/** Of the portal's files, and of the probes and stand-ins of its features. */
export function fingerprintOf(given: Case): string {
  const { files, probes } = composePortal(given.features);
  const hash = createHash('sha256').update(textOf(probes));
  for (const [file, { content }] of files) hash.update(file).update('\0').update(content);
  for (const id of Object.keys(given.features)) {
    hash.update(textOf(library.features.get(id)?.demo ?? []));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The same for the same data: a library that comes from the cache has its keys in another order. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** What earlier runs on this machine found, the newest of each portal. */
export async function readResults(): Promise<ReadonlyMap<string, Result>> {
  const text = await readFile(FILE, 'utf8').catch(() => '');
  const results = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Result);
  return new Map(results.map((result) => [result.fingerprint, result]));
}

/** At once, so that a run that is cut off loses nothing. */
export async function keepResult(result: Result): Promise<void> {
  await mkdir(path.dirname(FILE), { recursive: true });
  await appendFile(FILE, `${JSON.stringify(result)}\n`);
}
