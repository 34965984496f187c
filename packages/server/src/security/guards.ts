import type { App } from '../app.ts';
import { faultOf } from '../problems/requestFaults.ts';
import type { Limits, ServerOptions } from '../settings.ts';
import { checkHost } from './hosts.ts';
import { checkOrigin } from './origins.ts';

/** What every request must pass, whatever it asks for. */
export function registerGuards(app: App, options: ServerOptions, limits: Limits): void {
  app.addHook('onRequest', async (request) => {
    checkHost(request, options);
    checkOrigin(request, options);
    if (request.url.length > limits.urlLength) throw faultOf(414);
  });
}
