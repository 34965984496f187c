import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  DateRange,
  EstimationResult,
  FootprintFilters,
  GroupBy,
  RecommendationResult,
} from '@stagecraft/plugin-carbon-footprint-common';
import { pageQuery } from './upstreamQuery';
import type { Settings } from './settings';

export interface EstimatesRequest extends DateRange {
  groupBy: GroupBy;
  /** What the API itself filters by; undefined when it can't. */
  filters?: FootprintFilters;
}

/** A server that never stops giving full pages is not waited for. */
const MOST_PAGES = 200;

/** A client of the API of Cloud Carbon Footprint. */
export class CloudCarbonFootprint {
  constructor(
    private readonly settings: Pick<
      Settings,
      'baseUrl' | 'token' | 'pageLimit' | 'timeout'
    >,
  ) {}

  /** All estimates of a range, page by page. */
  async estimates(request: EstimatesRequest): Promise<EstimationResult[]> {
    const { pageLimit } = this.settings;
    const periods = new Map<string, EstimationResult>();
    let last = '';
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = pageQuery(request, pageLimit, page * pageLimit);
      const answer = await this.get('footprint', query);
      // Only MongoDB divides into pages; with other caches every page is the whole.
      if (answer === last) break;
      last = answer;
      const count = addPage(periods, this.parse(answer));
      if (count !== pageLimit) break;
      if (page === MOST_PAGES - 1) {
        throw new InputError(
          'There are too many estimates in this range. Choose a shorter one, or group by month.',
        );
      }
    }
    return [...periods.values()];
  }

  async recommendations(): Promise<RecommendationResult[]> {
    const answer = await this.get('recommendations', new URLSearchParams());
    return this.parse<RecommendationResult>(answer);
  }

  private async get(path: string, query: URLSearchParams): Promise<string> {
    const { baseUrl, token, timeout } = this.settings;
    if (baseUrl === undefined) {
      throw new ServiceUnavailableError(
        'Nobody has said where Cloud Carbon Footprint is. Set cloudCarbonFootprint.client.baseUrl to the address of its API.',
      );
    }
    const url = new URL(`${baseUrl}/${path}?${query}`);
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        headers: {
          accept: 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        signal: AbortSignal.timeout(timeout),
      });
      text = await response.text();
    } catch (error) {
      throw unreachable(url, timeout, error);
    }
    if (!response.ok) throw refused(url, response.status, text);
    return text;
  }

  private parse<T = EstimationResult>(text: string): T[] {
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch {
      answer = undefined;
    }
    if (Array.isArray(answer)) return answer as T[];
    throw new ServiceUnavailableError(
      `What answers at ${this.settings.baseUrl} is not the API of Cloud Carbon Footprint. cloudCarbonFootprint.client.baseUrl must lead to the API itself, as http://localhost:4000/api, not to its dashboard.`,
    );
  }
}

/** A period may go on in the next page. */
function addPage(
  periods: Map<string, EstimationResult>,
  page: readonly EstimationResult[],
): number {
  let count = 0;
  for (const { serviceEstimates = [], ...rest } of page) {
    const known = periods.get(rest.timestamp);
    if (known) known.serviceEstimates.push(...serviceEstimates);
    else periods.set(rest.timestamp, { ...rest, serviceEstimates });
    count += serviceEstimates.length;
  }
  return count;
}

function unreachable(url: URL, timeout: number, error: unknown): Error {
  const { name, code } = reasonOf(error);
  const isSlow = name === 'TimeoutError' || code === 'UND_ERR_HEADERS_TIMEOUT';
  if (isSlow) {
    return new ServiceUnavailableError(
      `Cloud Carbon Footprint did not answer within ${Math.round(
        timeout / 1000,
      )} seconds. Choose a shorter range or group by month, and let it keep its estimates (CACHE_MODE).`,
    );
  }
  return new ServiceUnavailableError(
    `Cloud Carbon Footprint can't be reached at ${url.origin}${
      code ? ` (${code})` : ''
    }. Check cloudCarbonFootprint.client.baseUrl, and that its API runs.`,
  );
}

function reasonOf(error: unknown): { name?: string; code?: string } {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  return { name, code: cause?.code };
}

function refused(url: URL, status: number, text: string): Error {
  const said = /^[^<{]{1,300}$/.test(text.trim()) ? text.trim() : '';
  switch (status) {
    case 400:
      return new InputError(`Cloud Carbon Footprint refused this: ${said}.`);
    case 401:
    case 403:
      return new ServiceUnavailableError(
        `Cloud Carbon Footprint refused the portal's token (${status}). Set cloudCarbonFootprint.client.token to one that its proxy accepts.`,
      );
    case 404:
      return new ServiceUnavailableError(
        `There is no API of Cloud Carbon Footprint at ${url.origin}${url.pathname} (404). cloudCarbonFootprint.client.baseUrl ends in /api, unless a proxy says otherwise.`,
      );
    case 416:
      return new NotFoundError(
        `Cloud Carbon Footprint has no complete estimates of this range${
          said ? `: ${said}` : ''
        }. Choose one that ends earlier.`,
      );
    default:
      return new ServiceUnavailableError(
        `Cloud Carbon Footprint failed to answer (${status}). Its log says why; often it may not read a cloud account.`,
      );
  }
}
