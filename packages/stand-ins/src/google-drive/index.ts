import { EMAIL_DOMAIN, PEOPLE } from '../company.ts';
import { withFaults } from '../faults.ts';
import { route, routed, type Route } from '../routes.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { masked, parseFields } from './fields.ts';
import { DRIVES, ENGINEERING, filesAt, permissionsOf, TYPES, type File } from './files.ts';
import { pdfOf } from './pdf.ts';
import { parseQuery, QueryError } from './query.ts';
import { createAccount, Tokens, type Session } from './token.ts';
import { exported, failure, filePage, fileView, isGoogle } from './views.ts';

interface World {
  readonly url: string;
  readonly files: Map<string, File>;
  readonly tokens: Tokens;
  /** What changed, oldest first: the token of a log is a place in it. */
  readonly changes: { readonly id: string; readonly drive: string | undefined }[];
}

interface Context extends World {
  readonly session: Session;
}

type Answer = Route<Context>['answer'];

/**
 * Google Drive and the token endpoint for service accounts. `documents` in the options puts as many
 * more into a drive. Tests change files by `PUT /.files/:id` with name, text, sharing or isTrashed,
 * make tokens expire by `POST /.tokens/expire`, and send faults.
 */
export async function startGoogleDrive({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const more = Number(options['documents'] ?? 0);
  let key = '';
  return serveStandIn({
    title: 'Google Drive',
    port,
    values: (url) => ({
      // In base64, as it goes into an environment variable
      key: Buffer.from(key).toString('base64'),
      apiBaseUrl: `${url}/drive/v3`,
      subject: PEOPLE[0]?.email ?? '',
      domain: EMAIL_DOMAIN,
      drive: ENGINEERING.id,
    }),
    answer: (url) => {
      const account = createAccount(url);
      ({ key } = account);
      const tokens = new Tokens(account);
      const world: World = { url, files: filesAt(now, more), tokens, changes: [] };
      return withFaults((call) => respond(world, call));
    },
  });
}

function respond(world: World, call: StandInCall): StandInAnswer {
  const { method, path, body, query } = call;
  if (method === 'POST' && path === '/token') return world.tokens.answer(new URLSearchParams(body));
  const [, opened] = /^\/open\/([\w-]+)$/.exec(path) ?? [];
  if (opened !== undefined) return pageOf(world, opened);
  if (path.startsWith('/.')) return control(world, call);
  const [, rest] = /^\/drive\/v3(\/.*)$/.exec(path) ?? [];
  if (rest === undefined) return { status: 404, body: 'Not found' };
  const session = world.tokens.sessionOf(bearerToken(call));
  if (session === undefined) {
    return failure(401, 'authError', 'Request had invalid authentication credentials.');
  }
  const answer =
    routed(ROUTES, { ...world, session }, rest, call) ?? failure(404, 'notFound', 'Not Found');
  const isData = answer.status === undefined && typeof answer.body === 'object';
  if (!isData || answer.body instanceof Uint8Array) return answer;
  const fields = query.get('fields');
  const mask = parseFields(fields ?? SHORT);
  return { ...answer, body: masked(answer.body, mask) };
}

/** Without `fields` Drive tells little. */
const SHORT =
  'kind,id,name,mimeType,driveId,startPageToken,nextPageToken,newStartPageToken,incompleteSearch,' +
  'files(kind,id,name,mimeType,driveId),drives(kind,id,name),changes(kind,removed,fileId,changeType),' +
  'permissions(kind,id,type,role)';

const listFiles: Answer = (world, _, { query }) => {
  const corpora = query.get('corpora') ?? 'user';
  const drive = query.get('driveId');
  const isAll = query.get('includeItemsFromAllDrives') === 'true';
  let test: (file: File) => boolean;
  try {
    test = parseQuery(query.get('q') ?? 'trashed = false');
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return failure(400, 'badRequest', `Invalid Value: ${error.message}`);
  }
  const found = visible(world).filter(
    (file) =>
      (corpora === 'drive' ? file.drive === drive : isAll || file.drive === undefined) &&
      test(file),
  );
  return page(found, query, 'files', (file) => fileView(file, world.url));
};

const listChanges: Answer = (world, _, { query }) => {
  const log = logOf(world, query.get('driveId'));
  const start = Number(query.get('pageToken') ?? Number.NaN) - 1;
  if (!Number.isInteger(start) || start < 0 || start > log.length) {
    return failure(400, 'invalid', 'Invalid Value');
  }
  const end = start + sizeOf(query);
  const changes = log.slice(start, end).map(({ id }) => {
    const file = world.files.get(id);
    const common = { kind: 'drive#change', changeType: 'file', fileId: id };
    return file === undefined
      ? { ...common, removed: true }
      : { ...common, removed: false, file: fileView(file, world.url) };
  });
  const isLast = end >= log.length;
  return {
    body: {
      kind: 'drive#changeList',
      changes,
      ...(isLast
        ? { newStartPageToken: String(log.length + 1) }
        : { nextPageToken: String(end + 1) }),
    },
  };
};

function logOf({ changes }: World, drive: string | null): World['changes'] {
  return changes.filter((each) => (each.drive ?? null) === drive);
}

/** The account itself reads only the drive that is shared with it. */
function visible({ files, session }: Context): File[] {
  return [...files.values()].filter((file) => isVisible(file, session));
}

function isVisible({ drive }: File, { subject }: Session): boolean {
  return subject !== undefined || drive === ENGINEERING.id;
}

function oneFile(
  context: Context,
  id: string,
  answer: (file: File) => StandInAnswer,
): StandInAnswer {
  const file = context.files.get(id);
  return file === undefined || !isVisible(file, context.session)
    ? failure(404, 'notFound', `File not found: ${id}.`)
    : answer(file);
}

function media(file: File): StandInAnswer {
  if (isGoogle(file.mimeType)) {
    const message =
      'Only files with binary content can be downloaded. Use Export with Docs Editors files.';
    return failure(403, 'fileNotDownloadable', message);
  }
  const headers = { 'content-type': file.mimeType };
  const lines = file.text.split('\n');
  return { headers, body: file.mimeType === TYPES.pdf ? pdfOf(lines) : Buffer.from(file.text) };
}

function exportOf(file: File, type: string): StandInAnswer {
  const text = exported(file, type);
  return text === undefined
    ? failure(403, 'fileNotExportable', 'Export only supports Docs Editors files.')
    : { headers: { 'content-type': type }, body: Buffer.from(text) };
}

const ROUTES: readonly Route<Context>[] = [
  route('GET', '/files', listFiles),
  route('GET', '/files/:id', (context, { id = '' }, { query }) =>
    oneFile(context, id, (file) =>
      query.get('alt') === 'media' ? media(file) : { body: fileView(file, context.url) },
    ),
  ),
  route('GET', '/files/:id/export', (context, { id = '' }, { query }) =>
    oneFile(context, id, (file) => exportOf(file, query.get('mimeType') ?? '')),
  ),
  route('GET', '/files/:id/permissions', (context, { id = '' }, { query }) =>
    oneFile(context, id, (file) => page(permissionsOf(file), query, 'permissions', (each) => each)),
  ),
  route('GET', '/drives', ({ session }, _, { query }) => {
    const found = session.subject === undefined ? [ENGINEERING] : DRIVES;
    return page(found, query, 'drives', (drive) => ({ kind: 'drive#drive', ...drive }));
  }),
  route('GET', '/drives/:id', (_context, { id = '' }) => {
    const drive = DRIVES.find((each) => each.id === id);
    return drive === undefined
      ? failure(404, 'notFound', `Shared drive not found: ${id}`)
      : { body: { kind: 'drive#drive', ...drive } };
  }),
  route('GET', '/changes/startPageToken', (context, _, { query }) => {
    const { length } = logOf(context, query.get('driveId'));
    return { body: { kind: 'drive#startPageToken', startPageToken: String(length + 1) } };
  }),
  route('GET', '/changes', listChanges),
];

function sizeOf(query: URLSearchParams): number {
  return Math.min(Math.max(Number(query.get('pageSize') ?? 100), 1), 1000);
}

function page<T>(
  found: readonly T[],
  query: URLSearchParams,
  name: string,
  view: (item: T) => unknown,
): StandInAnswer {
  const token = query.get('pageToken');
  const [, said] = /^~!!~(\d+)$/.exec(Buffer.from(token ?? '', 'base64url').toString()) ?? [];
  if (token !== null && said === undefined) return failure(400, 'invalid', 'Invalid Value');
  const start = Number(said ?? 0);
  const end = start + sizeOf(query);
  const next = Buffer.from(`~!!~${end}`).toString('base64url');
  return {
    body: {
      kind: `drive#${name.slice(0, -1)}List`,
      ...(name === 'files' ? { incompleteSearch: false } : {}),
      ...(end < found.length ? { nextPageToken: next } : {}),
      [name]: found.slice(start, end).map(view),
    },
  };
}

/** For tests, which no vendor has. */
function control({ files, tokens, changes }: World, call: StandInCall): StandInAnswer {
  if (call.method === 'POST' && call.path === '/.tokens/expire') {
    tokens.expire();
    return { status: 204 };
  }
  const [, id = ''] = /^\/\.files\/([\w-]+)$/.exec(call.path) ?? [];
  const file = files.get(id);
  if (file === undefined) return { status: 404 };
  changes.push({ id, drive: file.drive });
  if (call.method === 'DELETE') files.delete(id);
  else
    Object.assign(file, JSON.parse(call.body), {
      version: file.version + 1,
      modifiedAt: new Date(),
    });
  return { status: 204 };
}

function pageOf({ files }: World, id: string): StandInAnswer {
  const file = files.get(id);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return file === undefined
    ? { status: 404, headers, body: 'Not found' }
    : { headers, body: filePage(file) };
}
