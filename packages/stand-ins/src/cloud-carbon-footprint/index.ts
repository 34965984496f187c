import { TOKEN } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { SHOP_ACCOUNT } from './estate.ts';
import { estimatesOf, rowsOf, type GroupBy, type Row } from './estimates.ts';
import { RECOMMENDATIONS } from './recommendations.ts';

const GROUPS: readonly GroupBy[] = ['day', 'week', 'month', 'quarter', 'year'];
/** The most that the API gives at once. */
const PAGE = 50_000;

/**
 * The API of Cloud Carbon Footprint as it is with MongoDB, where it filters and divides into pages,
 * behind a proxy that asks for a token: the API itself asks for none.
 */
export async function startCloudCarbonFootprint({
  port,
  now = new Date(),
}: StandInOptions = {}): Promise<StandIn> {
  return serveStandIn({
    title: 'Cloud Carbon Footprint',
    port,
    answer: () => (call) => answer(call, now),
    values: (url) => ({ api: `${url}/api`, token: TOKEN, account: SHOP_ACCOUNT }),
  });
}

function answer(call: StandInCall, now: Date): StandInAnswer {
  if (bearerToken(call) !== TOKEN) return { status: 401, body: 'Unauthorized' };
  switch (call.path) {
    case '/api/healthz':
      return { body: 'OK' };
    case '/api/footprint':
      return footprint(call.query, now);
    case '/api/recommendations':
      return { body: RECOMMENDATIONS };
    default:
      return { status: 404, body: `Cannot ${call.method} ${call.path}` };
  }
}

function footprint(query: URLSearchParams, now: Date): StandInAnswer {
  const problems = problemsOf(query, now);
  if (problems.length > 0) return { status: 400, body: problems.join(', ') };
  const groupBy = (query.get('groupBy') ?? 'day') as GroupBy;
  const start = new Date(query.get('start') ?? '');
  const end = new Date(query.get('end') ?? '');
  const rows = rowsOf(start, end, groupBy, now).filter((row) => isWanted(row, query));
  const skip = Number(query.get('skip') ?? 0);
  const limit = Number(query.get('limit') ?? PAGE);
  return { body: estimatesOf(rows.slice(skip, skip + limit), groupBy) };
}

/** In the API's own words, and all of them at once as it does. */
function problemsOf(query: URLSearchParams, now: Date): string[] {
  const missing = [
    query.get('start') ? undefined : 'Start date must be provided',
    query.get('end') ? undefined : 'End date must be provided',
  ].filter((problem) => problem !== undefined);
  if (missing.length > 0) return missing;
  const start = new Date(query.get('start') ?? '').getTime();
  const end = new Date(query.get('end') ?? '').getTime();
  const limit = Number(query.get('limit') ?? 0);
  const checks: readonly (readonly [boolean, string])[] = [
    [Number.isNaN(start), 'Start date is not in a recognized RFC2822 or ISO format'],
    [Number.isNaN(end), 'End date is not in a recognized RFC2822 or ISO format'],
    [start > end, 'Start date is after end date'],
    [start > now.getTime(), 'Start date is in the future'],
    [end > now.getTime(), 'End date is in the future'],
    [!isGroup(query.get('groupBy')), 'Please specify a valid groupBy period'],
    [Number.isNaN(limit) || limit < 0, 'Not a valid limit number'],
    [limit > PAGE, 'Page limit must not exceed 50000'],
    ...FILTERS.map(
      ({ name, title, accepts }) =>
        [
          query.getAll(`${name}[]`).some((value) => !accepts.test(value)),
          `Filter for ${title} must be an array with appropriate values`,
        ] as const,
    ),
  ];
  return checks.flatMap(([applies, problem]) => (applies ? [problem] : []));
}

function isGroup(text: string | null): boolean {
  return text === null || GROUPS.some((each) => each === text);
}

const FILTERS = [
  { name: 'cloudProviders', title: 'cloud providers', key: 'cloudProvider', accepts: /^[A-Z]+$/ },
  { name: 'accounts', title: 'accounts', key: 'accountId', accepts: /^[A-Za-z0-9_-]*$/ },
  { name: 'services', title: 'services', key: 'serviceName', accepts: /^[A-Za-z0-9\s]*$/ },
  { name: 'regions', title: 'regions', key: 'region', accepts: /^[A-Za-z0-9-]*$/ },
] as const;

function isWanted({ data }: Row, query: URLSearchParams): boolean {
  const isAmong = FILTERS.every(({ name, key }) => {
    const values = query.getAll(`${name}[]`);
    return values.length === 0 || values.includes(data[key]);
  });
  const tags = [...query].flatMap(([name, value]) => {
    const [, key] = /^tags\[(.+)\]$/.exec(name) ?? [];
    return key === undefined ? [] : [{ key, value }];
  });
  return isAmong && tags.every(({ key, value }) => data.tags?.[key] === value);
}
