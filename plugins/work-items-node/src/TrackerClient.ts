import type { JsonValue } from '@backstage/types';
import { isRateLimited, retryTime } from './rateLimit';
import { TrackerError, type TrackerErrorOptions } from './TrackerError';

/** @public */
export interface TrackerRequest {
  /** After the address of the tracker, or a whole URL of the same host. */
  path: string;
  method?: 'GET' | 'POST';
  query?: Record<string, string | number | undefined>;
  body?: JsonValue;
  signal?: AbortSignal;
}

/** @public */
export interface TrackerAnswer<T> {
  body: T;
  headers: Headers;
}

/**
 * An answer that says no.
 *
 * @public
 */
export interface TrackerRefusal {
  status: number;
  /** Text of the body. */
  body: string;
  headers: Headers;
}

/** @public */
export interface TrackerClientOptions {
  /** As `Jira`. */
  title: string;
  baseUrl: string;
  /** Sent with every request; asked anew each time, as tokens may change. */
  headers(): Promise<Record<string, string>>;
  /** What to do when the tracker does not accept the credentials. */
  credentialsFix: string;
  /** A better word for a refusal than the general one, where there is. */
  explain?(
    refusal: TrackerRefusal,
    request: TrackerRequest,
  ): TrackerErrorOptions | undefined;
  /** 15 seconds by default. */
  timeoutMs?: number;
  now?: () => Date;
  sleep?: (ms: number) => Promise<void>;
}

const TIMEOUT = 15_000;
const SECOND = 1000;
/** A short while is waited for; of a longer one people are told. */
const PATIENCE = 3 * SECOND;
const ATTEMPTS = 3;
const HASTE = 300;
const BUSY = [502, 503, 504];

/**
 * Asks a tracker. Time limits, rate limits, short failures and refused
 * credentials are handled here, in the same way for all of them.
 *
 * @public
 */
export class TrackerClient {
  readonly #options: TrackerClientOptions;
  /** Until then the tracker would only say no again. */
  #blockedUntil: Date | undefined;

  constructor(options: TrackerClientOptions) {
    this.#options = options;
  }

  /** @throws TrackerError */
  async request<T>(request: TrackerRequest): Promise<TrackerAnswer<T>> {
    for (let attempt = 1; ; attempt += 1) {
      this.#checkBlocked();
      const response = await this.#send(request, attempt);
      if (response === undefined) continue;
      const body = await this.#textOf(response);
      if (response.ok && isJson(response)) {
        return { body: JSON.parse(body) as T, headers: response.headers };
      }
      const { status, headers } = response;
      const refusal = { status, headers, body };
      if (isRateLimited(status, headers, body)) {
        await this.#waitOrBlock(headers, attempt);
      } else if (BUSY.includes(status) && attempt < ATTEMPTS) {
        await this.#sleep(HASTE * attempt);
      } else {
        throw this.#refused(refusal, request);
      }
    }
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }

  async #sleep(ms: number): Promise<void> {
    await (this.#options.sleep?.(ms) ??
      new Promise(resolve => setTimeout(resolve, ms)));
  }

  /** Undefined when it failed in a way that may pass. */
  async #send(
    request: TrackerRequest,
    attempt: number,
  ): Promise<Response | undefined> {
    const { title, headers, timeoutMs = TIMEOUT } = this.#options;
    const url = this.#urlOf(request);
    const timeout = AbortSignal.timeout(timeoutMs);
    const { body, method = 'GET', signal } = request;
    const sent = {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(await headers()),
    };
    try {
      return await fetch(url, {
        method,
        headers: sent,
        // A page to sign in at is no answer.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      if (timeout.aborted) {
        const seconds = timeoutMs / SECOND;
        throw new TrackerError({
          code: 'timeout',
          message: `${title} did not answer within ${seconds} seconds.`,
          fix: `Try again; if it stays so, see how ${url.host} is.`,
          cause,
        });
      }
      if (attempt < ATTEMPTS) {
        await this.#sleep(HASTE * attempt);
        return undefined;
      }
      const reason = reasonOf(cause);
      throw new TrackerError({
        code: 'unreachable',
        message: `${title} can't be reached at ${url.origin}: ${reason}.`,
        fix: 'Check the address in app-config.yaml, and that the backend may reach it.',
        cause,
      });
    }
  }

  async #textOf(response: Response): Promise<string> {
    const { title } = this.#options;
    try {
      return await response.text();
    } catch (cause) {
      throw new TrackerError({
        code: 'unreachable',
        message: `The answer of ${title} broke off.`,
        fix: 'Try again.',
        cause,
      });
    }
  }

  #urlOf({ path, query = {} }: TrackerRequest): URL {
    const { baseUrl } = this.#options;
    const url = /^https?:/.test(path)
      ? new URL(path)
      : new URL(baseUrl.replace(/\/+$/, '') + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  #checkBlocked(): void {
    const until = this.#blockedUntil;
    if (until && until > this.#now()) throw this.#rateLimited(until);
    this.#blockedUntil = undefined;
  }

  async #waitOrBlock(headers: Headers, attempt: number): Promise<void> {
    const until = retryTime(headers, this.#now());
    const wait = until.getTime() - this.#now().getTime();
    if (wait <= PATIENCE && attempt < ATTEMPTS) {
      await this.#sleep(Math.max(wait, HASTE));
      return;
    }
    this.#blockedUntil = until;
    throw this.#rateLimited(until);
  }

  #rateLimited(retryAt: Date): TrackerError {
    const { title } = this.#options;
    return new TrackerError({
      code: 'rate-limited',
      message: `${title} has had too many requests with these credentials.`,
      fix: 'It is asked again by itself when its limit starts anew.',
      retryAt,
    });
  }

  #refused(refusal: TrackerRefusal, request: TrackerRequest): TrackerError {
    const { title, credentialsFix, explain } = this.#options;
    const explained = explain?.(refusal, request);
    if (explained) return new TrackerError(explained);
    const { status, headers } = refusal;
    // A page in place of data is one to sign in at.
    const isPage = /html/.test(headers.get('content-type') ?? '');
    const isRedirect = status >= 300 && status < 400;
    if (status === 401 || isRedirect || (isPage && status < 300)) {
      return new TrackerError({
        code: 'credentials',
        message: `${title} does not accept the credentials.`,
        fix: credentialsFix,
      });
    }
    if (status === 403) {
      return new TrackerError({
        code: 'forbidden',
        message: `The credentials for ${title} may not read this.`,
        fix: credentialsFix,
      });
    }
    if (status === 404) {
      return new TrackerError({
        code: 'not-found',
        message: `${title} has nothing at ${this.#urlOf(request).pathname}.`,
        fix: "Check the entity's annotations and the address in app-config.yaml.",
      });
    }
    return new TrackerError({
      code: status < 500 ? 'rejected' : 'unexpected',
      message: `${title} answered with ${status}.`,
      fix:
        status < 500
          ? "Check the entity's annotations."
          : `Try again; if it stays so, see how ${title} is.`,
    });
  }
}

function isJson(response: Response): boolean {
  return /\bjson\b/.test(response.headers.get('content-type') ?? '');
}

/** What is wrong is in the cause of the cause. */
function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
}
