import { serveStandIn } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { radarAt } from './radar.ts';

const FILE = '/radar.json';

/** A host that has the data of a radar as a file. */
export async function startTechRadar({
  port,
  now = new Date(),
}: StandInOptions = {}): Promise<StandIn> {
  return serveStandIn({
    title: "the radar's data",
    port,
    values: (url) => ({ dataUrl: url + FILE, host: new URL(url).host }),
    answer: () => {
      const radar = radarAt(now);
      return ({ path }) => (path === FILE ? { body: radar } : { status: 404, body: 'Not found' });
    },
  });
}
