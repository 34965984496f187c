import helmet from '@fastify/helmet';
import type { App } from '../app.ts';
import type { ServerOptions } from '../settings.ts';

/** What the page may do. CodeMirror and React set styles at run time; nothing sets scripts. */
export const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

const PERMISSIONS_POLICY = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');

/** Security headers on every answer, errors included. */
export async function registerHeaders(app: App, { mode }: ServerOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    // Who terminates TLS says it.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY);
    reply.header('x-request-id', request.id);
    if (mode !== 'public' || !isReadableByAll(request.method, request.routeOptions.url)) return;
    // What everybody may have may be read by the pages of everybody; no cookie is ever looked at.
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-expose-headers', 'content-disposition, etag, x-request-id');
    reply.raw.setHeader('cross-origin-resource-policy', 'cross-origin');
  });
}

function isReadableByAll(method: string, route: string | undefined): boolean {
  const isApi = route !== undefined && (route.startsWith('/api/v1/') || route === '/zip');
  return isApi && (method === 'GET' || method === 'HEAD');
}
