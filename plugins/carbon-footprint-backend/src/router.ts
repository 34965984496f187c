import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  filtersOfEntity,
  isCarbonFootprintAvailable,
  matchesFilters,
  summarize,
  summarizeRecommendations,
  type FootprintFilters,
} from '@stagecraft/plugin-carbon-footprint-common';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import type { CloudCarbonFootprint } from './CloudCarbonFootprint';
import { readFilters, readQuery } from './query';
import type { Settings } from './settings';
import type { SlowResult, SlowResults } from './SlowResults';
import { acceptedFilters } from './upstreamQuery';

export interface RouterOptions {
  settings: Settings;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  upstream: CloudCarbonFootprint;
  results: SlowResults;
  now?: () => Date;
}

/** Footprints and recommendations, of everything and of an entity. */
export function createRouter(options: RouterOptions) {
  const { httpAuth } = options;
  const router = Router();
  const allow = { allow: ['user', 'service'] as ('user' | 'service')[] };

  router.get('/footprint', async (request, response) => {
    await httpAuth.credentials(request, allow);
    await sendFootprint(options, request, response, {});
  });

  router.get('/recommendations', async (request, response) => {
    await httpAuth.credentials(request, allow);
    await sendRecommendations(options, readFilters(request.query), response);
  });

  const entity = '/entities/:kind/:namespace/:name';
  router.get(`${entity}/footprint`, async (request, response) => {
    const filters = await entityFilters(options, request);
    await sendFootprint(options, request, response, filters);
  });

  router.get(`${entity}/recommendations`, async (request, response) => {
    const filters = await entityFilters(options, request);
    await sendRecommendations(options, filters, response);
  });

  return router;
}

/** What the annotations of an entity say, if the person may see the entity. */
async function entityFilters(
  { httpAuth, catalog }: RouterOptions,
  request: Request,
): Promise<FootprintFilters> {
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const { kind, namespace, name } = request.params;
  const ref = stringifyEntityRef({ kind, namespace, name });
  const entity = await catalog.getEntityByRef(ref, { credentials });
  if (!entity) throw new NotFoundError(`There is no entity ${ref}.`);
  if (!isCarbonFootprintAvailable(entity)) {
    throw new InputError(
      `${ref} does not say which resources are its own. Give it the annotation cloudcarbonfootprint.org/accounts or cloudcarbonfootprint.org/tags.`,
    );
  }
  return filtersOfEntity(entity);
}

async function sendFootprint(
  { settings, upstream, results, now = () => new Date() }: RouterOptions,
  request: Request,
  response: Response,
  own: FootprintFilters,
): Promise<void> {
  const query = readQuery(request.query, settings, now());
  const { start, end, groupBy } = query;
  const asked = { start, end, groupBy };
  // An entity's own filters hold, whatever else is asked for: they narrow first.
  const narrowed = settings.usesMongo ? acceptedFilters(own) : {};
  const name = JSON.stringify(['estimates', asked, narrowed]);
  const result = await results.get(name, () =>
    upstream.estimates({ ...asked, filters: narrowed }),
  );
  send(response, result, all => {
    const estimates = all.map(each => ({
      ...each,
      serviceEstimates: each.serviceEstimates.filter(data =>
        matchesFilters(own, data),
      ),
    }));
    return summarize(estimates, asked, query.filters);
  });
}

async function sendRecommendations(
  { upstream, results }: RouterOptions,
  filters: FootprintFilters,
  response: Response,
): Promise<void> {
  const { cloudProviders, accounts, regions, tags } = filters;
  // They name an account and a region, but no tag: with tags alone nobody knows whose they are.
  const isKnown = tags === undefined || accounts !== undefined;
  const known = { cloudProviders, accounts, regions };
  const result = await results.get('recommendations', () =>
    upstream.recommendations(),
  );
  send(response, result, all =>
    summarizeRecommendations(
      all,
      known,
      each => isKnown && matchesFilters(known, each),
    ),
  );
}

/** 202 says that it is still being made, and to ask again. */
function send<T>(
  response: Response,
  result: SlowResult<T>,
  present: (value: T) => unknown,
): void {
  if ('pending' in result) {
    response.status(202).set('Retry-After', '5').json({ pending: true });
    return;
  }
  response.json(present(result.value));
}
