import { generateKeyPairSync, verify } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DriveFile, DrivePermission } from '../files';

export interface FakeFile extends DriveFile {
  content?: string;
  sharedWith?: DrivePermission[];
}

/** What an answer is instead; the first that fits and is left is taken. */
export interface FakeFault {
  path: RegExp;
  times: number;
  answer(res: ServerResponse, right: () => string): void;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});

/** As much of Drive as the tests need, with two items on a page. */
export class FakeDrive {
  readonly files = new Map<string, FakeFile>();
  readonly log: { drive: string; id: string }[] = [];
  readonly asked: string[] = [];
  readonly claims: Record<string, unknown>[] = [];
  faults: FakeFault[] = [];
  /** Answer of the token endpoint instead of a token. */
  tokenRefusal: { status: number; body: object } | undefined;
  #tokens = 0;
  #expired = 0;
  #server: Server | undefined;

  async start(): Promise<void> {
    this.files.clear();
    for (const each of [this.log, this.asked, this.claims]) each.length = 0;
    this.faults = [];
    this.tokenRefusal = undefined;
    this.#server = createServer((req, res) => {
      let body = '';
      req.on('data', chunk => {
        body += chunk;
      });
      req.on('end', () => this.#answer(req, res, body));
    });
    await new Promise<void>(resolve =>
      this.#server!.listen(0, '127.0.0.1', () => resolve()),
    );
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  get url(): string {
    const { port } = this.#server!.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get key(): string {
    return JSON.stringify({
      client_email: 'portal@acme.iam.gserviceaccount.com',
      client_id: '1234',
      private_key: privateKey.export({ format: 'pem', type: 'pkcs8' }),
      private_key_id: 'key-1',
      token_uri: `${this.url}/token`,
    });
  }

  add(...files: FakeFile[]): void {
    for (const file of files) {
      const { id = '' } = file;
      this.files.set(id, {
        name: `File ${id}`,
        mimeType: 'application/vnd.google-apps.document',
        modifiedTime: '2026-02-01T10:00:00Z',
        version: '1',
        webViewLink: `https://docs.google.com/${id}`,
        content: `Text of ${id}`,
        sharedWith: [{ type: 'domain', domain: 'acme.example' }],
        driveId: 'eng',
        parents: ['eng'],
        ...file,
      });
    }
  }

  change(id: string, over: FakeFile | undefined): void {
    const file = this.files.get(id);
    this.log.push({ drive: file?.driveId ?? 'user', id });
    if (over) this.files.set(id, { ...file, version: '2', ...over });
    else this.files.delete(id);
  }

  expireTokens(): void {
    this.#expired = this.#tokens;
  }

  #answer(req: IncomingMessage, res: ServerResponse, body: string): void {
    const { pathname, searchParams: query } = new URL(req.url!, this.url);
    if (pathname === '/token') return this.#token(res, body);
    this.asked.push(`${pathname}?${query}`);
    const right = () => this.#body(pathname, query);
    const fault = this.faults.find(
      ({ path, times }) => times > 0 && path.test(req.url!),
    );
    if (fault) {
      fault.times -= 1;
      return fault.answer(res, right);
    }
    const token = Number(/ token-(\d+)$/.exec(req.headers.authorization!)?.[1]);
    if (!(token > this.#expired)) return void res.writeHead(401).end('{}');
    const content = right();
    return void res.writeHead(content ? 200 : 404).end(content || '{}');
  }

  #token(res: ServerResponse, body: string): void {
    const assertion = new URLSearchParams(body).get('assertion') ?? '';
    const [head, claims, signature] = assertion.split('.');
    const isSigned = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    );
    this.claims.push(JSON.parse(Buffer.from(claims, 'base64url').toString()));
    const refusal = isSigned
      ? this.tokenRefusal
      : { status: 400, body: { error: 'invalid_grant' } };
    if (refusal) {
      return void res
        .writeHead(refusal.status)
        .end(JSON.stringify(refusal.body));
    }
    this.#tokens += 1;
    const token = { access_token: `token-${this.#tokens}`, expires_in: 3599 };
    return void res.writeHead(200).end(JSON.stringify(token));
  }

  /** Empty when there is nothing. */
  #body(path: string, query: URLSearchParams): string {
    const json = (value: object) => JSON.stringify(value);
    if (path === '/drives') {
      return json({ drives: [{ id: 'eng', name: 'Engineering' }] });
    }
    if (path === '/drives/eng') return json({ id: 'eng', name: 'Engineering' });
    if (path === '/files') return json(this.#list(query));
    if (path === '/changes/startPageToken') {
      return json({ startPageToken: String(this.#logOf(query).length) });
    }
    if (path === '/changes') return json(this.#changes(query));
    const [, id = '', rest] = /^\/files\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const file = this.files.get(id);
    if (!file) return '';
    if (rest === 'permissions') return json({ permissions: file.sharedWith });
    if (rest === 'export' || query.has('alt')) return file.content ?? '';
    return json(viewOf(file));
  }

  #list(query: URLSearchParams): object {
    const q = query.get('q') ?? '';
    const [, parent] = /'([^']+)' in parents/.exec(q) ?? [];
    const found = [...this.files.values()].filter(file => {
      if (!q.includes(`'${file.mimeType}'`) && file.mimeType) return false;
      if (parent !== undefined) return file.parents?.includes(parent);
      return query.get('corpora') === 'drive'
        ? file.driveId === query.get('driveId')
        : file.driveId === undefined;
    });
    const start = Number(query.get('pageToken') ?? 0);
    const end = start + 2;
    return {
      files: found.slice(start, end).map(viewOf),
      ...(end < found.length ? { nextPageToken: String(end) } : {}),
    };
  }

  #logOf(query: URLSearchParams) {
    const drive = query.get('driveId') ?? 'user';
    return this.log.filter(each => each.drive === drive);
  }

  #changes(query: URLSearchParams): object {
    const log = this.#logOf(query);
    const start = Number(query.get('pageToken'));
    const end = start + 2;
    const changes = log.slice(start, end).map(({ id }) => {
      const file = this.files.get(id);
      return file
        ? { fileId: id, removed: false, file: viewOf(file) }
        : { fileId: id, removed: true };
    });
    return end < log.length
      ? { changes, nextPageToken: String(end) }
      : { changes, newStartPageToken: String(log.length) };
  }
}

/** In shared drives permissions are not given with a file. */
function viewOf({ content, sharedWith, ...file }: FakeFile): DriveFile {
  return file.driveId ? file : { ...file, permissions: sharedWith };
}
