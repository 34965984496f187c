import { setGlobalProxyFromEnv } from 'node:http';
import type { Connection } from '@stagecraft/engine';
import type { Check } from '@stagecraft/toolchain';
import { askTrusting } from './askTrusting.ts';
import { isOnlyReached, reach } from './reach.ts';

/** Milliseconds until an upstream counts as silent. */
const PATIENCE = 10_000;
/** Characters of an answer that are looked at. */
const MOST = 100_000;

/** Takes the proxy that the environment names, as the portal will. Gives back how to end that. */
export function throughProxyOf(env: Readonly<Record<string, string | undefined>>): () => void {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  const proxy = Object.fromEntries(
    names.map((name) => [name, env[name]]).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  return setGlobalProxyFromEnv(proxy);
}

/** Asks an upstream and says what its answer means. Never throws. */
export async function tryConnection(
  connection: Connection,
  signal: AbortSignal | undefined,
): Promise<Check> {
  const { feature, title } = connection;
  const base = { id: `connection.${feature}`, title };
  const address = URL.parse(connection.url);
  const host = address?.host;
  if (address === null || host === undefined) {
    return {
      ...base,
      status: 'fail',
      detail: `"${connection.url}" is not an address.`,
      fix: `Correct the address of ${feature} in the configuration; it begins with https:// or http://.`,
    };
  }
  try {
    if (isOnlyReached(address)) {
      await reach(address, patienceWith(signal));
      return { ...base, status: 'ok', detail: `${host} is there.` };
    }
    const { status, headers, body } = await ask(connection, signal);
    const problem = connection.problems.find((each) => applies(each, status, headers, body));
    if (problem !== undefined) {
      return { ...base, status: 'fail', detail: problem.says, fix: problem.fix };
    }
    if (status < 400 || connection.accepts?.includes(status) === true)
      return { ...base, status: 'ok', detail: `${host} accepts it.` };
    return {
      ...base,
      status: 'fail',
      detail: `${host} answers ${status}.`,
      fix: 'Check the address and the credentials; the log of that server may say more.',
    };
  } catch (error) {
    return { ...base, status: 'fail', ...unreachable(host, error) };
  }
}

function patienceWith(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(PATIENCE);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

async function ask(connection: Connection, signal: AbortSignal | undefined) {
  const { method, url, body, tls } = connection;
  const headers = { 'user-agent': 'stagecraft-doctor', ...connection.headers };
  if (tls !== undefined && url.startsWith('https:')) {
    return askTrusting({ method, url, headers, body, tls }, patienceWith(signal), MOST);
  }
  const response = await fetch(url, {
    method,
    headers,
    // A sign-in page that one is sent to is no answer of the API.
    redirect: 'manual',
    signal: patienceWith(signal),
    ...(body === undefined ? {} : { body }),
  });
  const text = (await response.text()).slice(0, MOST);
  return { status: response.status, headers: response.headers, body: text };
}

function applies(
  problem: Connection['problems'][number],
  status: number,
  headers: Headers,
  body: string,
): boolean {
  if (problem.status?.includes(status) === false) return false;
  if (problem.body !== undefined && !body.includes(problem.body)) return false;
  if (problem.lacks === undefined) return true;
  const named = headers.get(problem.lacks.header);
  // Some kinds of tokens have no such list, and nothing can be said of them.
  if (named === null) return false;
  return !named.split(/[\s,]+/).includes(problem.lacks.value);
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/;

function unreachable(host: string, error: unknown): Pick<Check, 'detail' | 'fix'> {
  const cause = rootOf(error);
  const { code = '', message } = cause as Error & { readonly code?: string };
  if (cause.name === 'TimeoutError') {
    return {
      detail: `${host} can't be reached: no answer within ${PATIENCE / 1000} s.`,
      fix: 'Check the address, and whether this network needs a proxy (HTTPS_PROXY) to get there.',
    };
  }
  if (CERTIFICATE.test(code)) {
    return {
      detail: `${host} can't be reached: its certificate is not trusted (${code}).`,
      fix: 'Set NODE_EXTRA_CA_CERTS to a file with the certificates of your company, also where the portal runs.',
    };
  }
  return {
    detail: `${host} can't be reached: ${code || message}.`,
    fix: 'Check the address in the configuration, and that the network, a VPN or a proxy leads there.',
  };
}

function rootOf(error: unknown): Error {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause instanceof Error ? cause : new Error(String(cause));
}
