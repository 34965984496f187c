// The Stagecraft server as anybody can run it on the internet, without its limits on one caller's
// rate: `node bench/zipServer.ts`. Prints its address when it listens, and ends with SIGTERM.
import path from 'node:path';
import { createServer } from '@stagecraft/server';
import { root } from './portal.ts';

const app = await createServer({
  mode: 'public',
  root,
  webRoot: path.join(root, 'packages', 'web', 'dist'),
  limits: { requestsPerMinute: 0, compositionsPerMinute: 0 },
});
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => void app.close());
