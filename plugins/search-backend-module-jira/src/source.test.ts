import { ConfigReader } from '@backstage/config';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceDocument } from '@stagecraft/plugin-search-sources-node';
import { readJiraConfig } from './config';
import type { JiraIssue } from './issues';
import { createJiraSource, type Resume } from './source';

interface Asked {
  path: string;
  authorization: string | undefined;
  body: { jql: string; nextPageToken?: string; startAt?: number };
}

type Answer = (req: IncomingMessage, res: ServerResponse) => boolean;

const START = '2026-03-02T09:00:00.000Z';

/** Gives two issues on a page, whatever the query is. */
class FakeJira {
  issues: JiraIssue[] = [];
  asked: Asked[] = [];
  /** Answers in the place of Jira when it returns true. */
  fault: Answer = () => false;
  readonly #server: Server = createServer((req, res) => {
    let body = '';
    req.on('data', chunk => {
      body += chunk;
    });
    req.on('end', () => this.#answer(req, res, body));
  });

  async start(): Promise<void> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', () => resolve()),
    );
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  #answer(req: IncomingMessage, res: ServerResponse, body: string): void {
    const path = req.url ?? '';
    if (path.startsWith('/rest/api/3/project/search')) {
      const values = [{ key: 'WEB' }, { key: 'HR', isPrivate: true }];
      res.end(JSON.stringify({ values, isLast: true }));
      return;
    }
    const parsed = JSON.parse(body) as Asked['body'];
    const { authorization } = req.headers;
    this.asked.push({ path, authorization, body: parsed });
    if (this.fault(req, res)) return;
    const start = Number(parsed.nextPageToken ?? parsed.startAt ?? 0);
    const end = start + 2;
    const total = this.issues.length;
    const next = end < total ? { nextPageToken: String(end) } : {};
    const issues = this.issues.slice(start, end);
    res.end(JSON.stringify({ issues, total, ...next }));
  }
}

function issue(number: number, fields: JiraIssue['fields'] = {}): JiraIssue {
  return {
    id: String(number),
    key: `WEB-${number}`,
    fields: {
      summary: `Issue ${number}`,
      project: { key: 'WEB', name: 'Web shop' },
      updated: '2026-03-01T10:00:00.000+0100',
      ...fields,
    },
  };
}

let jira: FakeJira;
beforeEach(async () => {
  jira = new FakeJira();
  await jira.start();
});
afterEach(() => jira.stop());

function reader(config: object = {}) {
  const clock = { now: new Date(START) };
  const source = createJiraSource(
    readJiraConfig(
      new ConfigReader({
        baseUrl: jira.url,
        email: 'a@acme.example',
        apiToken: 'secret',
        ...config,
      }),
    ),
    { now: () => clock.now, sleep: async () => {} },
  );
  const documents = new Map<string, SourceDocument>();
  const skipped: string[] = [];
  let resume: Resume | undefined;
  const run = async (what: 'readAll' | 'readChanges', from = resume) => {
    const { signal } = new AbortController();
    const versionsOf = async () => new Map<string, string>();
    const options = { resume: from, signal, versionsOf };
    for await (const batch of source[what]!(options as never)) {
      for (const each of batch.documents ?? []) documents.set(each.id, each);
      for (const id of batch.removed ?? []) documents.delete(id);
      for (const { reason } of batch.skipped ?? []) skipped.push(reason);
      resume = batch.resume;
    }
    return [...documents.keys()];
  };
  return { clock, documents, skipped, run, resumed: () => resume };
}

describe('issues', () => {
  it('of Jira Cloud have the words of their description and comments', async () => {
    const paragraph = (text: string) => ({
      type: 'paragraph',
      content: [{ type: 'text', text }],
    });
    const doc = (...content: object[]) => ({ type: 'doc', content });
    jira.issues = [
      issue(1, {
        description: doc(paragraph('First.'), paragraph('Second.')),
        status: { name: 'To Do' },
        issuetype: { name: 'Bug' },
        assignee: null,
        reporter: { displayName: 'Mina Park' },
        comment: {
          comments: [
            { body: doc(paragraph('Seen it too.')) },
            { body: doc(paragraph('Secret.')), visibility: { type: 'role' } },
          ],
        },
      }),
    ];
    const { documents, run } = reader();
    await run('readAll');
    expect(documents.get('1')).toEqual({
      id: '1',
      title: 'WEB-1 Issue 1',
      text: 'First.\nSecond.\n\nSeen it too.',
      location: `${jira.url}/browse/WEB-1`,
      lastModifiedAt: '2026-03-01T10:00:00.000+01:00',
      container: { id: 'WEB', title: 'Web shop' },
      kind: 'issue',
      author: 'Mina Park',
      facets: { status: 'To Do', issueType: 'Bug' },
    });
    expect(jira.asked[0].authorization).toBe(
      `Basic ${Buffer.from('a@acme.example:secret').toString('base64')}`,
    );
  });

  it.each([
    ['cloud', '/rest/api/3/search/jql', 'nextPageToken', '2'],
    ['dataCenter', '/rest/api/2/search', 'startAt', 2],
  ])('of %s come page by page', async (edition, path, name, second) => {
    jira.issues = [1, 2, 3, 4, 5].map(each => issue(each));
    const { run } = reader({ edition, token: 'secret' });
    expect(await run('readAll')).toHaveLength(5);
    expect(jira.asked).toHaveLength(3);
    expect(jira.asked[1]).toMatchObject({ path, body: { [name]: second } });
  });

  it('are those of the projects and of the condition', async () => {
    await reader({
      projects: ['WEB', 'ORD'],
      jql: 'type = Bug order by rank',
    }).run('readAll');
    expect(jira.asked[0].body.jql).toBe(
      'created >= "1970-01-01" AND project in ("WEB", "ORD") AND (type = Bug) ORDER BY key ASC',
    );
  });

  it('that only some may open are left out, unless all are wanted', async () => {
    jira.issues = [
      issue(1),
      issue(2, { security: { name: 'Board' } }),
      issue(3, { project: { key: 'HR', name: 'People' } }),
    ];
    expect(await reader().run('readAll')).toEqual(['1']);
    expect(await reader({ sharing: 'all' }).run('readAll')).toHaveLength(3);
  });
});

describe('later runs', () => {
  it('ask for what was updated since, in minutes', async () => {
    jira.issues = [issue(1), issue(2), issue(3)];
    const { clock, documents, run } = reader();
    await run('readAll');
    clock.now = new Date('2026-03-02T09:30:00Z');
    jira.issues = [issue(2, { summary: 'New', security: null })];
    await run('readChanges');
    expect(jira.asked.at(-1)?.body.jql).toContain('updated >= "-35m"');
    expect(documents.get('2')?.title).toBe('WEB-2 New');
    clock.now = new Date('2026-03-02T09:40:00Z');
    jira.issues = [issue(2, { security: { name: 'Board' } })];
    expect(await run('readChanges')).toEqual(['1', '3']);
    expect(jira.asked.at(-1)?.body.jql).toContain('updated >= "-15m"');
  });

  it('go on where everything was cut off', async () => {
    jira.issues = [1, 2, 3, 4, 5].map(each => issue(each));
    const { resumed, run } = reader();
    jira.fault = (_, res) => {
      if (jira.asked.at(-1)?.body.nextPageToken !== '2') return false;
      res.writeHead(401).end();
      return true;
    };
    await expect(run('readAll')).rejects.toMatchObject({ code: 'credentials' });
    expect(resumed()).toEqual({ since: START, next: '2' });
    jira.fault = () => false;
    expect(await run('readAll')).toHaveLength(5);
    expect(resumed()).toEqual({ since: START });
  });
});

const status =
  (code: number, body = '', headers = {}): Answer =>
  (_, res) => {
    res.writeHead(code, headers).end(body);
    return true;
  };

describe('faults', () => {
  beforeEach(() => {
    jira.issues = [issue(1), issue(2), issue(3)];
  });

  it.each([
    ['401', status(401), 'credentials', 'apiToken'],
    ['403', status(403), 'forbidden', 'browse the projects'],
    ['404', status(404), 'not-found', 'edition'],
    ['500', status(500), 'unexpected', 'how Jira is'],
    [
      'a long 429',
      status(429, '', { 'retry-after': '3600' }),
      'rate-limited',
      'by itself',
    ],
    [
      'a wrong query',
      status(400, '{"errorMessages":["No field x"]}'),
      'rejected',
      'jql',
    ],
  ])('%s: says what to do', async (_, fault, code, fix) => {
    jira.fault = fault;
    await expect(reader().run('readAll')).rejects.toMatchObject({
      code,
      message: expect.stringContaining('Jira'),
      fix: expect.stringContaining(fix),
    });
  });

  it.each([
    ['429', status(429, '', { 'retry-after': '1' })],
    ['503', status(503)],
    ['half a page', status(200, '{"issues":[{"id":')],
  ])('%s once: everything is read all the same', async (_, fault) => {
    jira.fault = (req, res) => jira.asked.length === 2 && fault(req, res);
    expect(await reader().run('readAll')).toHaveLength(3);
  });

  it('a malformed item is skipped', async () => {
    jira.issues[1] = { id: '2', key: 'WEB-2', fields: {} };
    const { run, skipped } = reader();
    expect(await run('readAll')).toEqual(['1', '3']);
    expect(skipped).toEqual(['it has no summary']);
  });

  it('a token of a page that Jira forgot is said to be lost', async () => {
    jira.fault = status(400, '{"errorMessages":["Invalid token"]}');
    const from = { since: START, next: 'old' };
    await expect(reader().run('readAll', from)).rejects.toMatchObject({
      code: 'cursor-lost',
    });
  });

  it('what is not set is named', async () => {
    await expect(
      reader({ apiToken: undefined }).run('readAll'),
    ).rejects.toMatchObject({
      code: 'not-configured',
      fix: expect.stringContaining('apiToken'),
    });
  });
});
