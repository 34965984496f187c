import {
  TrackerClient,
  TrackerError,
  type TrackerErrorOptions,
  type TrackerRefusal,
  type TrackerRequest,
} from '@stagecraft/plugin-work-items-node';
import type { LinearSettings } from './tracker';

const API = 'https://api.linear.app/graphql';

const credentialsFix =
  'Check workItems.linear.apiKey: it must be an API key of the workspace that is allowed to read.';

interface GraphqlError {
  message: string;
  extensions?: { code?: string; userPresentableMessage?: string };
}

/** Values of a query, as JSON has them. */
export interface Variables {
  [name: string]: TrackerRequest['body'];
}

/** Asks Linear one question in GraphQL. */
export type LinearClient = <T>(
  query: string,
  variables: Variables,
  signal?: AbortSignal,
) => Promise<T>;

export function createClient({
  apiKey,
  apiUrl = API,
}: LinearSettings): LinearClient {
  const client = new TrackerClient({
    title: 'Linear',
    baseUrl: apiUrl,
    credentialsFix,
    explain,
    async headers() {
      // A personal key is sent as it is.
      if (apiKey) return { authorization: apiKey };
      throw new TrackerError({
        code: 'credentials',
        message: 'There is no API key for Linear.',
        fix: 'Set workItems.linear.apiKey.',
      });
    },
  });
  return async <T>(
    query: string,
    variables: Variables,
    signal?: AbortSignal,
  ) => {
    const { body } = await client.request<{
      data?: T;
      errors?: GraphqlError[];
    }>({ method: 'POST', path: '', body: { query, variables }, signal });
    const [error] = body.errors ?? [];
    if (error) throw new TrackerError(errorOf(error));
    return body.data as T;
  };
}

/** Linear says 400 for most of what is wrong, and what it is in the body. */
function explain({ body }: TrackerRefusal): TrackerErrorOptions | undefined {
  try {
    const { errors = [] } = JSON.parse(body) as { errors?: GraphqlError[] };
    return errors[0] && errorOf(errors[0]);
  } catch {
    return undefined;
  }
}

function errorOf({
  message,
  extensions = {},
}: GraphqlError): TrackerErrorOptions {
  if (extensions.code === 'AUTHENTICATION_ERROR') {
    return {
      code: 'credentials',
      message: 'Linear does not accept the API key.',
      fix: credentialsFix,
    };
  }
  if (extensions.code === 'FORBIDDEN') {
    return {
      code: 'forbidden',
      message: 'The API key for Linear may not read this.',
      fix: credentialsFix,
    };
  }
  return {
    code: 'rejected',
    message: `Linear does not accept the query: ${
      extensions.userPresentableMessage ?? message
    }`,
    fix: "Check the entity's linear.app/ annotations.",
  };
}
