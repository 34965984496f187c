import { useQuery } from '@tanstack/react-query';

/** What a Stagecraft server offers beyond the page. */
export interface ServerInfo {
  /** Whether it makes projects on its machine. */
  readonly create: boolean;
  /** Where it puts them, absolute, in the writing of its machine. */
  readonly projectsFolder: string;
  readonly version: string;
}

interface ServerConfig {
  /** Null when the page comes from a mere file server. */
  readonly server: ServerInfo | null;
}

const NONE: ServerConfig = { server: null };

/** Who serves this page. Asked once; until the answer is here, the page is a mere page. */
export function useServer(): ServerConfig {
  const { data } = useQuery({
    queryKey: ['config.json'],
    queryFn: fetchConfig,
    staleTime: Infinity,
    retry: false,
  });
  return data ?? NONE;
}

async function fetchConfig({ signal }: { signal: AbortSignal }): Promise<ServerConfig> {
  const response = await fetch(new URL('config.json', document.baseURI), {
    signal,
    headers: { accept: 'application/json' },
  });
  if (!response.ok) return NONE;
  return readConfig(await response.json());
}

/** A file server may answer anything under that name; what is not ours means no server. */
export function readConfig(value: unknown): ServerConfig {
  const server = isRecord(value) ? value['server'] : undefined;
  if (!isRecord(server)) return NONE;
  const { create, projectsFolder, version } = server;
  return {
    server: {
      create: create === true,
      projectsFolder: typeof projectsFolder === 'string' ? projectsFolder : '',
      version: typeof version === 'string' ? version : '',
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
