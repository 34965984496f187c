import { createServer, type AddressInfo, type Socket } from 'node:net';
import { StagecraftError } from '@stagecraft/engine';
import {
  BindRequest,
  ControlParser,
  PagedResultsControl,
  ProtocolOperation,
  type BerReader,
} from 'ldapts';
import { TOKEN } from '../company.ts';
import type { StandIn, StandInOptions, StandInRequest } from '../standIn.ts';
import {
  BASE,
  BIND_DN,
  ENTRIES,
  GROUPS_DN,
  normalized,
  PEOPLE_DN,
  type Entry,
} from './directory.ts';
import { CODE, entryMessage, messageReader, resultMessage, type Result } from './messages.ts';
import { closestTo, entryAt, isWithin, readSearch, selected, type Search } from './search.ts';

/** A server may give smaller pages than asked for; so small, that who ignores the rest is found out. */
const PAGE = 2;

/** What a server tells of itself before anything is known of who asks. */
const ROOT: Entry = {
  dn: '',
  attributes: { objectClass: ['top', 'OpenLDAProotDSE'] },
  operational: {
    namingContexts: [BASE],
    supportedLDAPVersion: ['3'],
    supportedControl: [PagedResultsControl.type],
    subschemaSubentry: ['cn=Subschema'],
  },
};

interface Session {
  readonly send: (message: Buffer) => void;
  readonly record: (method: string, dn: string, query: string, code: number) => void;
  boundAs: string | undefined;
}

/** Starts a stand-in for an OpenLDAP server that tells its entries only to who has bound. */
export async function startLdap({ port = 0 }: StandInOptions = {}): Promise<StandIn> {
  const requests: StandInRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay());
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    const session: Session = {
      send: (message) => void socket.write(message),
      record: (method, path, query, status) => requests.push({ method, path, query, status }),
      boundAs: undefined,
    };
    const read = messageReader((reader) => {
      if (!answer(session, reader)) socket.end();
    });
    socket.on('data', (data) => {
      try {
        read(data);
      } catch {
        socket.destroy();
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(portError(port, cause)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `ldap://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    values: { url, bindDn: BIND_DN, secret: TOKEN, usersDn: PEOPLE_DN, groupsDn: GROUPS_DN },
    requests: () => [...requests],
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function portError(port: number, cause: Error): StagecraftError {
  return new StagecraftError({
    code: 'STAND_IN_PORT',
    message: `The stand-in for LDAP cannot listen on port ${port}: ${cause.message}.`,
    fix: 'Choose another port, or 0 for any.',
    cause,
  });
}

/** False when the client said that it goes. */
function answer(session: Session, reader: BerReader): boolean {
  const id = reader.readInt() ?? 0;
  const operation = reader.readSequence();
  if (operation === ProtocolOperation.LDAP_REQ_UNBIND) return false;
  if (operation === ProtocolOperation.LDAP_REQ_BIND) bind(session, id, reader);
  else if (operation === ProtocolOperation.LDAP_REQ_SEARCH) search(session, id, reader);
  else if (operation === ProtocolOperation.LDAP_REQ_EXTENSION) {
    const says = 'unsupported extended operation';
    const response = ProtocolOperation.LDAP_RES_EXTENSION;
    session.send(resultMessage(id, response, { code: CODE.protocolError, says }));
  } else if (operation !== ProtocolOperation.LDAP_REQ_ABANDON) {
    const says = 'operation restricted';
    // Each answer's number is one above its request's, in the class of applications.
    const response = 0x60 | (((operation ?? 0) & 0x1f) + 1);
    session.send(resultMessage(id, response, { code: CODE.unwillingToPerform, says }));
  }
  return true;
}

function bind(session: Session, id: number, reader: BerReader): void {
  const request = new BindRequest({ messageId: id });
  request.parse(reader, []);
  const { dn, password } = request;
  const isRight = normalized(dn) === normalized(BIND_DN) && password === TOKEN;
  const isAnonymous = dn === '' && password === '';
  session.boundAs = isRight ? dn : undefined;
  const code = isRight || isAnonymous ? CODE.success : CODE.invalidCredentials;
  session.record('BIND', dn, '', code);
  session.send(resultMessage(id, ProtocolOperation.LDAP_RES_BIND, { code }));
}

function search(session: Session, id: number, reader: BerReader): void {
  const asked = readSearch(reader);
  const page = readPage(reader);
  const { entries, result, more } = find(session, asked, page);
  for (const each of entries) session.send(entryMessage(id, each.dn, selected(each, asked)));
  session.record('SEARCH', asked.base, asked.filter.text, result.code);
  const next = page && new PagedResultsControl({ value: { size: 0, cookie: cookieOf(more) } });
  session.send(resultMessage(id, ProtocolOperation.LDAP_RES_SEARCH, result, next));
}

function readPage(reader: BerReader): PagedResultsControl | undefined {
  if (reader.peek() !== ProtocolOperation.LDAP_CONTROLS) return undefined;
  reader.readSequence();
  const end = reader.offset + reader.length;
  while (reader.offset < end) {
    const control = ControlParser.parse(reader, []);
    if (control instanceof PagedResultsControl) return control;
  }
  return undefined;
}

interface Found {
  readonly entries: readonly Entry[];
  readonly result: Result;
  /** Where the next page begins. */
  readonly more?: number | undefined;
}

function find({ boundAs }: Session, asked: Search, page: PagedResultsControl | undefined): Found {
  const { base, scope, filter, most } = asked;
  if (base === '' && scope === 'base') return { entries: [ROOT], result: { code: CODE.success } };
  if (boundAs === undefined) return nothing({ code: CODE.insufficientAccessRights });
  if (base !== '' && !base.includes('=')) {
    return nothing({ code: CODE.invalidDnSyntax, says: 'invalid DN' });
  }
  if (entryAt(base) === undefined) {
    return nothing({ code: CODE.noSuchObject, matched: closestTo(base) });
  }
  const found = ENTRIES.filter((each) => isWithin(each, asked) && filter.test(each));
  if (most > 0 && found.length > most) {
    return { entries: found.slice(0, most), result: { code: CODE.sizeLimitExceeded } };
  }
  const result = { code: CODE.success };
  if (page === undefined) return { entries: found, result };
  const start = Number(page.value?.cookie?.toString() || 0);
  const end = start + Math.min(PAGE, page.value?.size || PAGE);
  const more = end < found.length ? end : undefined;
  return { entries: found.slice(start, end), result, more };
}

function nothing(result: Result): Found {
  return { entries: [], result };
}

/** Empty after the last page. */
function cookieOf(next: number | undefined): Buffer {
  return Buffer.from(next === undefined ? '' : String(next));
}
