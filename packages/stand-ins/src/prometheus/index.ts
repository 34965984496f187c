import { TOKEN } from '../company.ts';
import { basicAuth, bearerToken, serveStandIn, type StandInAnswer } from '../serve.ts';
import type { StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { rulesAt } from './rules.ts';
import { selectSeries, seriesOf } from './series.ts';

/** The most points that Prometheus gives of a series. */
const MOST_POINTS = 11_000;

/**
 * Prometheus's HTTP API, as far as the plugin and a check of its address ask. Prometheus itself asks
 * nobody who they are, what stands in front of it does: a token that is given has to be right.
 */
export async function startPrometheus({ port, now }: StandInOptions = {}): Promise<StandIn> {
  const clock = () => now ?? new Date();
  return serveStandIn({
    title: 'Prometheus',
    port,
    answer: () => (call) => answer(call, clock()),
    values: () => ({ token: TOKEN }),
  });
}

function answer(call: StandInCall, now: Date): StandInAnswer {
  const given = bearerToken(call) ?? basicAuth(call)?.password;
  if (given !== undefined && given !== TOKEN) return { status: 401, body: 'Unauthorized\n' };
  const { groups, alerts } = rulesAt(now);
  switch (call.path) {
    case '/-/healthy':
      return { body: 'Prometheus Server is Healthy.\n' };
    case '/api/v1/query':
      return instant(call, now);
    case '/api/v1/query_range':
      return range(call);
    case '/api/v1/rules':
      return success({ groups: call.query.get('type') === 'record' ? [] : groups });
    case '/api/v1/alerts':
      return success({ alerts });
    case '/api/v1/status/buildinfo':
      return success({ version: '3.5.0', goVersion: 'go1.24.5', branch: 'HEAD' });
    default:
      return { status: 404, body: '404 page not found\n' };
  }
}

function instant({ query }: StandInCall, now: Date): StandInAnswer {
  const text = query.get('query') ?? '';
  if (text === '')
    return badData('invalid parameter "query": unknown position: no expression found');
  const time = Number(query.get('time') ?? now.getTime() / 1000);
  const result = selectSeries(text, seriesOf()).map(({ metric, at }) => ({
    metric,
    value: [time, String(at(time))],
  }));
  return success({ resultType: 'vector', result });
}

function range({ query }: StandInCall): StandInAnswer {
  const text = query.get('query') ?? '';
  if (text === '')
    return badData('invalid parameter "query": unknown position: no expression found');
  const [start = 0, end = 0, step = 0] = ['start', 'end', 'step'].map((name) =>
    moment(query, name),
  );
  if (Number.isNaN(start) || Number.isNaN(end)) return badData('cannot parse a valid timestamp');
  if (!(step > 0)) return badData('zero or negative query resolution step widths are not accepted');
  if (end < start) return badData('end timestamp must not be before start time');
  if ((end - start) / step > MOST_POINTS) {
    return badData('exceeded maximum resolution of 11,000 points per timeseries');
  }
  const times = Array.from(
    { length: Math.floor((end - start) / step) + 1 },
    (_, index) => start + index * step,
  );
  const result = selectSeries(text, seriesOf()).map(({ metric, at }) => ({
    metric,
    values: times.map((time) => [time, String(at(time))]),
  }));
  return success({ resultType: 'matrix', result });
}

/** Seconds, or a date. */
function moment(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? '';
  return /^[\d.]+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
}

function success(data: unknown): StandInAnswer {
  return { body: { status: 'success', data } };
}

function badData(error: string): StandInAnswer {
  return { status: 400, body: { status: 'error', errorType: 'bad_data', error } };
}
