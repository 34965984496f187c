/** The figures of the runs of each side, in the order in which they ran. */
export interface Alternated<T> {
  readonly ours: readonly T[];
  readonly peer: readonly T[];
}

export interface Sides<T> {
  /** The number is 0 for the warm-up, which doesn't count, then 1, 2, … */
  ours(run: number): Promise<T>;
  peer(run: number): Promise<T>;
  /** Called after every run that counts. */
  onRun(run: number, side: 'ours' | 'peer', figure: T): void;
}

/** Ours, peer, ours, peer, …: what else the machine does hits both. The first of each warms up. */
export async function alternate<T>(runs: number, sides: Sides<T>): Promise<Alternated<T>> {
  const ours: T[] = [];
  const peer: T[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const own = await sides.ours(run);
    if (run > 0) sides.onRun(run, 'ours', own);
    const other = await sides.peer(run);
    if (run > 0) sides.onRun(run, 'peer', other);
    if (run === 0) continue;
    ours.push(own);
    peer.push(other);
  }
  return { ours, peer };
}
