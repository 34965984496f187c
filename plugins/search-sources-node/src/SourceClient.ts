import { setTimeout as wait } from 'node:timers/promises';
import type { JsonValue } from '@backstage/types';
import { readBody, reasonOf } from './answer';
import { retryAfter } from './retryAfter';
import { SourceError, type SourceErrorOptions } from './SourceError';

/** @public */
export interface SourceRequest {
  /** After the address of the source, or a whole URL. */
  path: string;
  method?: 'GET' | 'POST';
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON. */
  body?: JsonValue;
  /** Sent as a form. */
  form?: Record<string, string>;
  signal?: AbortSignal;
  /** Of the answer, in bytes; 32 MiB when not given. */
  limit?: number;
}

/**
 * An answer that says no.
 *
 * @public
 */
export interface SourceRefusal {
  status: number;
  /** Text of the body. */
  body: string;
  headers: Headers;
}

/** @public */
export interface SourceClientOptions {
  /** As `Google Drive`. */
  title: string;
  baseUrl: string;
  /**
   * Headers with the credentials, asked for with every request. `renew` is true
   * when the last ones were refused: a token may have expired during a run.
   */
  credentials(options: { renew: boolean }): Promise<Record<string, string>>;
  /** What to do when the source does not accept the credentials. */
  credentialsFix: string;
  /** What to do when the credentials may not read; else `credentialsFix`. */
  forbiddenFix?: string;
  /** Whether a refusal asks for patience, where the status does not say it. */
  isRateLimit?(refusal: SourceRefusal): boolean;
  /** A better word for a refusal than the general one, where there is. */
  explain?(
    refusal: SourceRefusal,
    request: SourceRequest,
  ): SourceErrorOptions | undefined;
  /** For the whole of an answer; 60 seconds by default. */
  timeoutMs?: number;
  /** Of a longer Retry-After the run ends; 2 minutes by default. */
  patienceMs?: number;
  /** 6 by default. */
  attempts?: number;
  now?: () => Date;
  sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

const SECOND = 1000;
const TIMEOUT = 60 * SECOND;
const PATIENCE = 120 * SECOND;
const ATTEMPTS = 6;
const BACKOFF = SECOND / 2;
const LONGEST_BACKOFF = 30 * SECOND;
const LIMIT = 32 * 1024 * 1024;

/** What came of one attempt. */
type Outcome =
  | { body: Uint8Array; headers: Headers }
  | { refusal: SourceRefusal }
  | { failure: SourceError };

/**
 * Asks the upstream of a source. Time limits, Retry-After, failures that pass,
 * answers that break off and tokens that expire are handled here, in the same
 * way for all of them.
 *
 * @public
 */
export class SourceClient {
  readonly #options: SourceClientOptions;
  /** Until then the source would only say no again. */
  #blockedUntil: Date | undefined;

  constructor(options: SourceClientOptions) {
    this.#options = options;
  }

  /** @throws SourceError */
  async json<T>(request: SourceRequest): Promise<T> {
    const parse = (body: Uint8Array) => JSON.parse(textOf(body)) as T;
    return this.#request(request, parse);
  }

  /** @throws SourceError */
  async text(request: SourceRequest): Promise<string> {
    return this.#request(request, textOf);
  }

  /** @throws SourceError */
  async bytes(request: SourceRequest): Promise<Uint8Array> {
    return this.#request(request, body => body);
  }

  async #request<T>(
    request: SourceRequest,
    parse: (body: Uint8Array) => T,
  ): Promise<T> {
    const attempts = this.#options.attempts ?? ATTEMPTS;
    let isRenewed = false;
    let renew = false;
    for (let attempt = 1; ; attempt += 1) {
      this.#checkBlocked();
      const outcome = await this.#attempt(request, renew);
      renew = false;
      let failure: SourceError;
      if ('body' in outcome) {
        try {
          return parse(outcome.body);
        } catch (cause) {
          failure = this.#broken(cause);
        }
      } else if ('failure' in outcome) {
        ({ failure } = outcome);
      } else if (outcome.refusal.status === 401 && !isRenewed) {
        isRenewed = true;
        renew = true;
        continue;
      } else if (this.#isRateLimit(outcome.refusal)) {
        await this.#waitOrBlock(outcome.refusal, attempt, request.signal);
        continue;
      } else {
        failure = this.#refused(outcome.refusal, request);
        if (outcome.refusal.status < 500) throw failure;
      }
      if (attempt >= attempts) throw failure;
      await this.#sleep(backoff(attempt), request.signal);
    }
  }

  async #attempt(request: SourceRequest, renew: boolean): Promise<Outcome> {
    const { credentials, timeoutMs = TIMEOUT } = this.#options;
    const { method = 'GET', signal, limit = LIMIT } = request;
    const url = this.#urlOf(request);
    const { type, body } = contentOf(request);
    const headers = { ...type, ...(await credentials({ renew })) };
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method,
        headers,
        // A page to sign in at is no answer.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(body === undefined ? {} : { body }),
      });
      const content = await readBody(response, limit);
      if (content === undefined) return { failure: this.#tooLarge(url, limit) };
      if (response.ok) return { body: content, headers: response.headers };
      const { status } = response;
      const text = textOf(content);
      return { refusal: { status, headers: response.headers, body: text } };
    } catch (cause) {
      if (signal?.aborted) throw cause;
      return { failure: this.#unanswered(url, cause, timeout.aborted) };
    }
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  async #sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
    const { sleep } = this.#options;
    await (sleep
      ? sleep(ms, signal)
      : wait(ms, undefined, signal ? { signal } : {}));
  }

  #urlOf({ path, query = {} }: SourceRequest): URL {
    const { baseUrl } = this.#options;
    const url = /^https?:/.test(path)
      ? new URL(path)
      : new URL(baseUrl.replace(/\/+$/, '') + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  #isRateLimit(refusal: SourceRefusal): boolean {
    const { status, headers } = refusal;
    if (status === 429) return true;
    if (status === 403 && headers.has('retry-after')) return true;
    if (status === 503 && headers.has('retry-after')) return true;
    return this.#options.isRateLimit?.(refusal) ?? false;
  }

  #checkBlocked(): void {
    const until = this.#blockedUntil;
    if (until && until > this.#now()) throw this.#rateLimited(until);
    this.#blockedUntil = undefined;
  }

  async #waitOrBlock(
    { headers }: SourceRefusal,
    attempt: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { patienceMs = PATIENCE, attempts = ATTEMPTS } = this.#options;
    const now = this.#now();
    const until = headers.has('retry-after')
      ? retryAfter(headers, now)
      : new Date(now.getTime() + backoff(attempt));
    const delay = until.getTime() - now.getTime();
    if (delay > patienceMs || attempt >= attempts) {
      this.#blockedUntil = until;
      throw this.#rateLimited(until);
    }
    await this.#sleep(delay, signal);
  }

  #rateLimited(retryAt: Date): SourceError {
    const { title } = this.#options;
    return new SourceError({
      code: 'rate-limited',
      message: `${title} has had too many requests with these credentials.`,
      fix: 'Nothing has to be done: it goes on by itself. If it stays so, give search.collators a longer schedule or ask for a higher quota.',
      retryAt,
    });
  }

  #broken(cause: unknown): SourceError {
    const { title } = this.#options;
    return new SourceError({
      code: 'unreachable',
      message: `An answer of ${title} could not be understood.`,
      fix: 'It is tried again at the next run; if it stays so, see whether a proxy stands between.',
      cause,
    });
  }

  #tooLarge(url: URL, limit: number): SourceError {
    const { title } = this.#options;
    return new SourceError({
      code: 'rejected',
      message: `${title} answered at ${url.pathname} with more than ${limit} bytes.`,
      fix: 'Leave it out by the filters of the source.',
    });
  }

  #unanswered(url: URL, cause: unknown, isTimeout: boolean): SourceError {
    const { title, timeoutMs = TIMEOUT } = this.#options;
    if (isTimeout) {
      const seconds = timeoutMs / SECOND;
      return new SourceError({
        code: 'timeout',
        message: `${title} did not answer within ${seconds} seconds.`,
        fix: `It is tried again at the next run; if it stays so, see how ${url.host} is.`,
        cause,
      });
    }
    const reason = reasonOf(cause);
    return new SourceError({
      code: 'unreachable',
      message: `${title} can't be reached at ${url.origin}: ${reason}.`,
      fix: 'Check the address in app-config.yaml, and that the backend may reach it.',
      cause,
    });
  }

  #refused(refusal: SourceRefusal, request: SourceRequest): SourceError {
    const { title, credentialsFix, forbiddenFix, explain } = this.#options;
    const explained = explain?.(refusal, request);
    if (explained) return new SourceError(explained);
    const { status } = refusal;
    if (status === 401 || (status >= 300 && status < 400)) {
      return new SourceError({
        code: 'credentials',
        message: `${title} does not accept the credentials (${status}).`,
        fix: credentialsFix,
      });
    }
    if (status === 403) {
      return new SourceError({
        code: 'forbidden',
        message: `${title} knows the credentials, but they may not read this (403).`,
        fix: forbiddenFix ?? credentialsFix,
      });
    }
    const { pathname } = this.#urlOf(request);
    if (status === 404) {
      return new SourceError({
        code: 'not-found',
        message: `${title} has nothing at ${pathname} (404).`,
        fix: 'Check the address and the filters of the source in app-config.yaml.',
      });
    }
    return new SourceError({
      code: status < 500 ? 'rejected' : 'unexpected',
      message: `${title} answered ${pathname} with ${status}.`,
      fix:
        status < 500
          ? 'Check the filters of the source in app-config.yaml.'
          : `It is tried again at the next run; if it stays so, see how ${title} is.`,
    });
  }
}

function contentOf({ body, form }: SourceRequest): {
  type: Record<string, string>;
  body?: string;
} {
  if (form) {
    return {
      type: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    };
  }
  return body === undefined
    ? { type: {} }
    : {
        type: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
}

function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** Doubles each time, and differs a little, so that not all come at once. */
function backoff(attempt: number): number {
  const longest = Math.min(BACKOFF * 2 ** attempt, LONGEST_BACKOFF);
  return Math.round(longest * (0.5 + Math.random() / 2));
}
