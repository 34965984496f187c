import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import {
  formatTags,
  type Footprint,
  type FootprintFilters,
  type GroupBy,
  type Recommendations,
} from '@stagecraft/plugin-carbon-footprint-common';

/** What a footprint is asked for; the backend's configuration says what is not given. */
export interface FootprintRequest {
  start?: string;
  end?: string;
  groupBy?: GroupBy;
  filters?: FootprintFilters;
  /** Its annotations say what is counted. */
  entityRef?: string;
}

/** Undefined while it is still being computed: ask again. */
export type Answered<T> = Promise<T | undefined>;

export interface CarbonFootprintApi {
  footprint(
    request: FootprintRequest,
    signal?: AbortSignal,
  ): Answered<Footprint>;
  recommendations(
    request: Pick<FootprintRequest, 'filters' | 'entityRef'>,
    signal?: AbortSignal,
  ): Answered<Recommendations>;
}

export const carbonFootprintApiRef = createApiRef<CarbonFootprintApi>({
  id: 'plugin.carbon-footprint.service',
});

/** Asks the backend of this plugin. */
export class CarbonFootprintClient implements CarbonFootprintApi {
  constructor(
    private readonly deps: { discoveryApi: DiscoveryApi; fetchApi: FetchApi },
  ) {}

  footprint(request: FootprintRequest, signal?: AbortSignal) {
    return this.get<Footprint>('footprint', request, signal);
  }

  recommendations(request: FootprintRequest, signal?: AbortSignal) {
    return this.get<Recommendations>('recommendations', request, signal);
  }

  private async get<T>(
    what: string,
    { entityRef, ...request }: FootprintRequest,
    signal?: AbortSignal,
  ): Promise<T | undefined> {
    const { discoveryApi, fetchApi } = this.deps;
    const baseUrl = await discoveryApi.getBaseUrl('carbon-footprint');
    const query = queryOf(request);
    const url = `${baseUrl}${entityPath(entityRef)}/${what}?${query}`;
    const response = await fetchApi.fetch(url, { signal });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.status === 202 ? undefined : response.json();
  }
}

function entityPath(entityRef: string | undefined): string {
  if (entityRef === undefined) return '';
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [kind, namespace, name].map(encodeURIComponent);
  return `/entities/${parts.join('/')}`;
}

function queryOf({
  filters = {},
  start,
  end,
  groupBy,
}: FootprintRequest): URLSearchParams {
  const { tags, ...lists } = filters;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ start, end, groupBy })) {
    if (value) query.set(name, value);
  }
  for (const [name, values] of Object.entries(lists)) {
    if (values?.length) query.set(name, values.join(','));
  }
  if (tags) query.set('tags', formatTags(tags));
  return query;
}
