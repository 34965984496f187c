import { dist } from './webApp.ts';
import { serveStatic, type Site } from './site.ts';
import { startServer } from './webServer.ts';

/** The two ways in which the same build runs. */
export const MODES = ['static', 'server'] as const;
export type Mode = (typeof MODES)[number];

/** The page from a file server, under a path as on any company's host, or from Stagecraft's own. */
export async function openSite(mode: Mode): Promise<Site> {
  return mode === 'static'
    ? await serveStatic(dist, { basePath: '/apps/stagecraft/' })
    : await startServer();
}
