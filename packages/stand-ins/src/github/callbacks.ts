import { StagecraftError } from '@stagecraft/engine';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where a sign-in may lead back to, unless told otherwise: any program on this machine. */
export const defaultCallbacks: readonly string[] = ['http://localhost/', 'http://127.0.0.1/'];

function loopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname) && (url.protocol === 'http:' || url.protocol === 'https:');
}

/** Anybody can sign in as anybody here, so codes must never leave the machine. */
export function readCallbacks(registered: readonly string[]): URL[] {
  return registered.map((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && loopback(url)) return url;
    throw new StagecraftError({
      code: 'STAND_IN_CALLBACK',
      message: `The callback ${text} is not on this machine`,
      fix: 'Register a callback on localhost, such as http://localhost:7007/api/auth/github/handler/frame',
    });
  });
}

/** GitHub's rule for loopback addresses: same host, a path at or below the registered one, any port. */
export function allowedCallback(registered: readonly URL[], wanted: string): URL | undefined {
  if (!URL.canParse(wanted)) return undefined;
  const url = new URL(wanted);
  if (!loopback(url) || url.username !== '' || url.password !== '') return undefined;
  const fits = registered.some(({ hostname, pathname }) => {
    const base = pathname.endsWith('/') ? pathname : `${pathname}/`;
    return (
      url.hostname === hostname && (url.pathname === pathname || url.pathname.startsWith(base))
    );
  });
  return fits ? url : undefined;
}
