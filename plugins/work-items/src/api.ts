import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import type {
  WorkItemQuery,
  WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';

/** @public */
export interface WorkItemsApi {
  /** Open items of an entity. */
  itemsOf(
    entityRef: string,
    query?: WorkItemQuery,
    signal?: AbortSignal,
  ): Promise<WorkItemsResponse>;
  /** Open items of who has signed in. */
  mine(query?: WorkItemQuery, signal?: AbortSignal): Promise<WorkItemsResponse>;
}

/** @public */
export const workItemsApiRef = createApiRef<WorkItemsApi>({
  id: 'plugin.work-items.client',
});

export class WorkItemsClient implements WorkItemsApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(apis: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = apis.discoveryApi;
    this.#fetchApi = apis.fetchApi;
  }

  async itemsOf(
    entityRef: string,
    query: WorkItemQuery = {},
    signal?: AbortSignal,
  ): Promise<WorkItemsResponse> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = ['entity', kind, namespace, name, 'items']
      .map(encodeURIComponent)
      .join('/');
    return this.#get(path, query, signal);
  }

  async mine(
    query: WorkItemQuery = {},
    signal?: AbortSignal,
  ): Promise<WorkItemsResponse> {
    return this.#get('mine', query, signal);
  }

  async #get(
    path: string,
    query: WorkItemQuery,
    signal: AbortSignal | undefined,
  ): Promise<WorkItemsResponse> {
    const base = await this.#discoveryApi.getBaseUrl('work-items');
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      for (const each of [value].flat()) {
        if (each !== undefined && each !== '') {
          parameters.append(name, String(each));
        }
      }
    }
    const search = parameters.size ? `?${parameters}` : '';
    const response = await this.#fetchApi.fetch(`${base}/${path}${search}`, {
      signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
