import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { IN_PLACE_OF } from './serve.ts';

/** A host, or what is below a path of it, and the stand-in that answers there. */
export interface Route {
  readonly host: string;
  /** Without a slash at its end. */
  readonly path: string;
  readonly standIn: string;
}

/**
 * Some clients, as Slack's, take no proxy whatever the environment says; neither does the browser of
 * the person that a portal sends elsewhere to sign in. A script that Node loads before a program leads
 * its TLS connections to the hosts straight to the server that answers for them, and people to the
 * stand-in itself. Gives what NODE_OPTIONS has to say.
 */
export async function leadDirectClients(
  routes: readonly Route[],
  port: number,
  folder: string,
): Promise<string> {
  const file = path.join(folder, 'direct-clients.cjs');
  await writeFile(file, scriptFor(routes, port));
  // Between double quotes, a backslash is written as two.
  return `--require "${file.replaceAll('\\', '\\\\')}"`;
}

/** A connection that a proxy has already opened comes with its socket, and is left as it is. */
function scriptFor(routes: readonly Route[], port: number): string {
  return `'use strict';
const http = require('node:http');
const tls = require('node:tls');
const { syncBuiltinESMExports } = require('node:module');
const routes = ${JSON.stringify(routes)};
const hosts = new Set(routes.map(({ host }) => host));
const connect = tls.connect;
tls.connect = function connectToStandIn(options, ...rest) {
  if (!hosts.has(options?.host) || options.socket) return connect.call(this, options, ...rest);
  const { host, servername = host } = options;
  return connect.call(this, { ...options, host: '127.0.0.1', port: ${port}, servername }, ...rest);
};
const setHeader = http.ServerResponse.prototype.setHeader;
http.ServerResponse.prototype.setHeader = function setHeaderForPeople(name, value) {
  const isLocation = String(name).toLowerCase() === 'location';
  return setHeader.call(this, name, isLocation ? placeOf(value) : value);
};
function placeOf(location) {
  const url = URL.parse(String(location));
  if (url?.protocol !== 'https:') return location;
  const isOn = ({ host, path }) => url.hostname === host && url.pathname.startsWith(path);
  const standIn = routes.find(isOn)?.standIn;
  if (standIn === undefined) return location;
  return standIn + '${IN_PLACE_OF}' + url.hostname + url.pathname + url.search;
}
syncBuiltinESMExports();
`;
}
