/** What one caller may use. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly bodyBytes: number;
  /** Characters of an address with its query. */
  readonly urlLength: number;
  /** Milliseconds until a request must have arrived. */
  readonly requestTimeoutMs: number;
  /** Requests a minute from one address (of IPv6: one /64 network). 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Compositions and archives a minute likewise. 0 for no limit. */
  readonly compositionsPerMinute: number;
  /** Projects that are created at the same time. */
  readonly creations: number;
}

/** Ports on which portals are started; the next free pair is taken where they are in use. */
export interface PortalPorts {
  readonly frontend: number;
  readonly backend: number;
}

export interface LogSettings {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Default: the standard output. */
  readonly stream?: { write(line: string): void } | undefined;
}

interface CommonOptions {
  /** The folder that holds features/, presets/ and releases/. */
  readonly root: string;
  /** The built web application: packages/web/dist. It may be built later. */
  readonly webRoot: string;
  /** Structured log; none when left out. */
  readonly log?: LogSettings | undefined;
  /** Names (`portal.acme.example`, with or without a port) besides those of loopback. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Reverse proxies whose X-Forwarded-* headers count: addresses or networks, or `true`. */
  readonly trustProxy?: boolean | string | readonly string[] | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/** On the person's own machine: may create projects and run them there. */
export interface LocalOptions extends CommonOptions {
  readonly mode: 'local';
  /** Whoever has it may use the server. */
  readonly token: string;
  /** Where projects are created. */
  readonly projectsFolder: string;
  readonly portalPorts?: PortalPorts | undefined;
}

/** For everybody: composes and makes archives, runs nothing. */
export interface PublicOptions extends CommonOptions {
  readonly mode: 'public';
  /** Opens /metrics to other machines. */
  readonly token?: string | undefined;
}

export type ServerOptions = LocalOptions | PublicOptions;

export const DEFAULT_PORTAL_PORTS: PortalPorts = { frontend: 3000, backend: 7007 };

const COMMON_LIMITS = {
  bodyBytes: 256 * 1024,
  // A shared blueprint has at most 8 KiB.
  urlLength: 10 * 1024,
  requestTimeoutMs: 30_000,
  creations: 2,
};

const DEFAULT_LIMITS: Readonly<Record<ServerOptions['mode'], Limits>> = {
  local: { ...COMMON_LIMITS, requestsPerMinute: 3000, compositionsPerMinute: 1200 },
  public: { ...COMMON_LIMITS, requestsPerMinute: 600, compositionsPerMinute: 120 },
};

export function limitsOf({ mode, limits = {} }: ServerOptions): Limits {
  return { ...DEFAULT_LIMITS[mode], ...limits };
}
