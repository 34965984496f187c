import { z } from 'zod';
import type { Composer } from '../compositions/composer.ts';
import type { LibraryAccess } from '../library/access.ts';
import type { Metrics } from '../observe/metrics.ts';
import { PROBLEM_TYPE, problemSchema } from '../problems/problem.ts';
import type { Projects } from '../projects/projects.ts';
import type { Access } from '../security/access.ts';
import type { Limits, ServerOptions } from '../settings.ts';

/** What the routes are made of. */
export interface Context {
  readonly options: ServerOptions;
  readonly limits: Limits;
  /** Of Stagecraft. */
  readonly version: string;
  readonly access: Access;
  readonly library: LibraryAccess;
  readonly composer: Composer;
  readonly metrics: Metrics;
  /** Only in local mode. */
  readonly projects: Projects | undefined;
}

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'The token is missing or wrong (local mode)',
  403: 'A page of another origin may not do this',
  404: 'There is no such thing',
  406: 'None of the accepted types can be sent',
  409: 'It can not be done in this state',
  413: 'The body is too large',
  414: 'The address is too long',
  415: 'The body is of a type that is not read',
  421: 'The server does not answer to this name',
  422: 'Something is wrong with the blueprint; all of it is in errors',
  429: 'Too many requests; Retry-After says when to try again',
  503: 'Something that is needed is not there at the moment',
};

/** The problems that any route may answer with. */
const ALWAYS = [400, 401, 421, 429];

/** Documents the errors of a route, as problems. */
export function problems(...statuses: number[]) {
  return Object.fromEntries(
    [...new Set([...ALWAYS, ...statuses])]
      .toSorted((a, b) => a - b)
      .map((status) => [
        status,
        {
          description: MEANINGS[status] ?? 'An error',
          content: { [PROBLEM_TYPE]: { schema: problemSchema } },
        },
      ]),
  );
}

/** A successful answer of one type. */
export function answer<Schema extends z.ZodType>(
  description: string,
  schema: Schema,
  type: string,
) {
  return { description, content: { [type]: { schema } } };
}

/** Bytes, which JSON Schema has no word for. */
export const binary = z.unknown().describe('Bytes');
