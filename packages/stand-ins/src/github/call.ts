import type { IncomingMessage } from 'node:http';
import { StagecraftError } from '@stagecraft/engine';
import type { User, World } from './world.ts';

/** Who asks, as far as the token tells. */
export interface Actor {
  readonly user: User;
  readonly token: string;
  /** Undefined for a personal token, which may do everything. */
  readonly scopes: readonly string[];
}

export interface Call {
  readonly world: World;
  readonly method: string;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  readonly actor: Actor | undefined;
}

export interface Answer {
  readonly status: number;
  /** A text or bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Route {
  readonly method: string;
  /** As GitHub's OpenAPI description writes it; `{name*}` takes the rest of the path. */
  readonly path: string;
  readonly handler: Handler;
  /** Undefined where anybody may ask. */
  readonly needs?: 'token';
}

/** An answer of GitHub that says no. */
export class GithubRefusal extends StagecraftError {
  readonly status: number;
  readonly errors: readonly Readonly<Record<string, string>>[] | undefined;

  constructor(status: number, message: string, errors?: GithubRefusal['errors']) {
    super({ code: `GITHUB_${status}`, message, fix: 'See https://docs.github.com/rest' });
    this.status = status;
    this.errors = errors;
  }
}

export function refusalBody(refusal: GithubRefusal): Record<string, unknown> {
  return {
    message: refusal.message,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(refusal.status),
  };
}

export function notFound(): GithubRefusal {
  return new GithubRefusal(404, 'Not Found');
}

export function json(body: unknown, status = 200): Answer {
  return { status, body };
}

export const noContent: Answer = { status: 204 };

export function redirect(location: string): Answer {
  return { status: 302, headers: { location } };
}

export function fields(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function whole(value: string | null, fallback: number, most: number): number {
  const number = Number.parseInt(value ?? '', 10);
  // GitHub takes page 0 for page 1, and clients rely on it.
  return Number.isFinite(number) && number >= 1 ? Math.min(number, most) : fallback;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

/** One page of a list and the `Link` header that leads to the others. */
export function paginate<T>(call: Call, all: readonly T[]): Page<T> {
  const query = call.url.searchParams;
  const size = whole(query.get('per_page'), 30, 100);
  const page = whole(query.get('page'), 1, Number.MAX_SAFE_INTEGER);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string): string => {
    const url = new URL(call.url.pathname + call.url.search, call.world.addresses.own);
    url.searchParams.set('page', String(to));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(link(Math.min(page - 1, last), 'prev'));
  if (page < last) links.push(link(page + 1, 'next'), link(last, 'last'));
  if (page > 1) links.push(link(1, 'first'));
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

export function list<T>(call: Call, all: readonly T[], view: (item: T) => unknown): Answer {
  const { items, headers } = paginate(call, all);
  return { status: 200, body: items.map(view), headers };
}
