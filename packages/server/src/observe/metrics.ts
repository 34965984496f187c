import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { App } from '../app.ts';

/** Seconds: from a cached answer to an archive on a busy machine. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  composed(result: 'ok' | 'refused'): void;
  zipped(bytes: number): void;
  created(status: string): void;
  portals(running: number): void;
}

/** Counts and times, of this server alone. */
export function registerMetrics(app: App): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const durations = new Histogram({
    name: 'stagecraft_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const compositions = new Counter({
    name: 'stagecraft_compositions_total',
    help: 'Blueprints that were composed, or refused because something is wrong with them',
    labelNames: ['result'],
    registers,
  });
  const zips = new Counter({
    name: 'stagecraft_zips_total',
    help: 'Archives that were made',
    registers,
  });
  const zipBytes = new Counter({
    name: 'stagecraft_zip_bytes_total',
    help: 'Bytes of the archives that were made',
    registers,
  });
  const creations = new Counter({
    name: 'stagecraft_creations_total',
    help: 'Projects whose creation came to an end here',
    labelNames: ['status'],
    registers,
  });
  const portals = new Gauge({
    name: 'stagecraft_portals_running',
    help: 'Portals that run on this machine',
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, never the address: that has as many values as there are callers.
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1000);
  });
  app.addHook('onClose', async () => register.clear());
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    composed: (result) => compositions.inc({ result }),
    zipped(bytes) {
      zips.inc();
      zipBytes.inc(bytes);
    },
    created: (status) => creations.inc({ status }),
    portals: (running) => portals.set(running),
  };
}
