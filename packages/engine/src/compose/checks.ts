import type { ChosenFeature } from '../blueprint/resolve.ts';
import { applies, type Scope } from '../library/condition.ts';
import type { ConnectionCheck } from '../library/feature.ts';
import { interpolateText } from '../library/interpolate.ts';
import type { Origin } from './tree.ts';

/** A request to an upstream that shows whether a feature's address and credentials are right. */
export interface Connection {
  readonly feature: Origin;
  readonly title: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** How the server proves who it is, when not by an authority that everybody knows. */
  readonly tls?: {
    /** In base64. */
    readonly authority: string | undefined;
    readonly verified: boolean;
  };
  /** What an answer means; the first that applies is what is wrong. */
  readonly problems: NonNullable<ConnectionCheck['problems']>;
  /** Status codes that are as good as success when none of them applies. */
  readonly accepts?: readonly number[] | undefined;
}

/** What the checks of features see of a project. */
export interface ConnectionFacts {
  /** The configuration that the portal gets, its variables filled in. */
  readonly config: unknown;
  /** Names of the variables that are set. */
  readonly secrets: ReadonlySet<string>;
}

/** The checks of the chosen features that can be made with what is set. */
export function connectionsOf(
  chosen: Iterable<ChosenFeature>,
  { config, secrets }: ConnectionFacts,
): Connection[] {
  const connections: Connection[] = [];
  for (const { feature, scope: own } of chosen) {
    const scope: Scope = { ...own, config };
    for (const check of feature.checks ?? []) {
      if (!applies(check, scope)) continue;
      if (check.secrets?.every((name) => secrets.has(name)) === false) continue;
      connections.push(connectionOf(feature.id, check, scope));
    }
  }
  return connections;
}

function connectionOf(feature: Origin, check: ConnectionCheck, scope: Scope): Connection {
  const fill = (text: string) => interpolateText(text, scope);
  const headers = Object.fromEntries(
    Object.entries(check.headers ?? {}).map(([name, value]) => [name.toLowerCase(), fill(value)]),
  );
  const { basic } = check;
  return {
    feature,
    title: fill(check.title),
    method: check.method ?? 'GET',
    url: fill(check.url),
    headers: {
      ...headers,
      ...(basic === undefined
        ? {}
        : { authorization: basicHeader(fill(basic.username), fill(basic.password)) }),
    },
    body: check.body === undefined ? undefined : fill(check.body),
    ...(check.tls === undefined ? {} : { tls: trustOf(check.tls, fill) }),
    problems: (check.problems ?? []).map((problem) => ({
      ...problem,
      says: fill(problem.says),
      fix: fill(problem.fix),
    })),
    accepts: check.accepts,
  };
}

function trustOf(
  { authority, unverified }: NonNullable<ConnectionCheck['tls']>,
  fill: (text: string) => string,
) {
  const encoded = fill(authority);
  return {
    authority: encoded === '' ? undefined : encoded,
    verified: fill(unverified) !== 'true',
  };
}

function basicHeader(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
