import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Some clients, as Slack's, take no proxy whatever the environment says. A script that Node loads
 * before a program leads its TLS connections to the hosts straight to the server that answers for
 * them. Gives what NODE_OPTIONS has to say.
 */
export async function leadDirectClients(
  hosts: Iterable<string>,
  port: number,
  folder: string,
): Promise<string> {
  const file = path.join(folder, 'direct-clients.cjs');
  await writeFile(file, scriptFor([...hosts], port));
  // Between double quotes, a backslash is written as two.
  return `--require "${file.replaceAll('\\', '\\\\')}"`;
}

/** A connection that a proxy has already opened comes with its socket, and is left as it is. */
function scriptFor(hosts: readonly string[], port: number): string {
  return `'use strict';
const tls = require('node:tls');
const { syncBuiltinESMExports } = require('node:module');
const hosts = new Set(${JSON.stringify(hosts)});
const connect = tls.connect;
tls.connect = function connectToStandIn(options, ...rest) {
  if (!hosts.has(options?.host) || options.socket) return connect.call(this, options, ...rest);
  const { host, servername = host } = options;
  return connect.call(this, { ...options, host: '127.0.0.1', port: ${port}, servername }, ...rest);
};
syncBuiltinESMExports();
`;
}
