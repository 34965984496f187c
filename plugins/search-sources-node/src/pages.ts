/** @public */
export interface Page<TItem, TNext> {
  items: TItem[];
  /** Undefined on the last page. */
  next: TNext | undefined;
}

/**
 * Pages one after the other. The next one is asked for only when whoever reads
 * is done with the last, so that there is never more than one in memory.
 *
 * @public
 */
export async function* pages<TItem, TNext>(
  ask: (next: TNext | undefined) => Promise<Page<TItem, TNext>>,
  from?: TNext,
): AsyncGenerator<Page<TItem, TNext>> {
  let next = from;
  do {
    const page = await ask(next);
    yield page;
    next = page.next;
  } while (next !== undefined);
}

/**
 * Does the same for each, some of them at the same time; results are in the
 * order of the items.
 *
 * @public
 */
export async function mapConcurrently<TItem, TResult>(
  items: readonly TItem[],
  concurrency: number,
  map: (item: TItem) => Promise<TResult>,
): Promise<TResult[]> {
  const results: TResult[] = [];
  const entries = items.entries();
  const work = async () => {
    for (const [index, item] of entries) results[index] = await map(item);
  };
  const workers = Math.min(concurrency, items.length);
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
