import { useDrive, type FakeFault } from './testing/useDrive';

const { drive, reader } = useDrive();

const status =
  (code: number, body: object = {}, headers = {}): FakeFault['answer'] =>
  res =>
    void res.writeHead(code, headers).end(JSON.stringify(body));
const reason = (text: string) => ({ error: { errors: [{ reason: text }] } });
const cut: FakeFault['answer'] = (res, right) => {
  res.writeHead(200, { 'content-length': '9999' });
  res.write(right().slice(0, 20), () => res.destroy());
};

describe('faults', () => {
  beforeEach(() => drive.add(...['a', 'b', 'c', 'd', 'e'].map(id => ({ id }))));

  it.each([
    ['429 with Retry-After', 1, status(429, {}, { 'retry-after': '2' })],
    ['a limit that is a 403', 2, status(403, reason('userRateLimitExceeded'))],
    ['500s that pass', 3, status(500)],
    ['an answer cut in the middle', 1, cut],
  ])('%s: everything is read all the same', async (_, times, answer) => {
    drive.faults = [{ path: /^\/files\?/, times, answer }];
    expect(await reader().all()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each([
    ['403', status(403), 'forbidden', 'Let portal@acme.example read'],
    [
      'an API that is off',
      status(403, reason('accessNotConfigured')),
      'forbidden',
      'Google Drive API',
    ],
    ['500 on and on', status(500), 'unexpected', 'how Google Drive is'],
    ['cut on and on', cut, 'unreachable', 'Check the address'],
    [
      'a limit of hours',
      status(429, {}, { 'retry-after': '7200' }),
      'rate-limited',
      'by itself',
    ],
    ['a query that is wrong', status(400), 'rejected', 'query'],
  ])('%s: says what to do', async (_, answer, code, fix) => {
    drive.faults = [{ path: /^\/files\?/, times: 99, answer }];
    await expect(reader().all()).rejects.toMatchObject({
      code,
      message: expect.stringContaining('Google Drive'),
      fix: expect.stringContaining(fix),
    });
  });

  it('a token that expires during a run is made anew', async () => {
    drive.faults = [
      {
        path: /pageToken=2/,
        times: 1,
        answer: res => {
          drive.expireTokens();
          res.writeHead(401).end('{}');
        },
      },
    ];
    expect(await reader().all()).toHaveLength(5);
    expect(drive.claims).toHaveLength(2);
  });

  it.each([
    [{ error: 'unauthorized_client' }, 'forbidden', 'allow the client 1234'],
    [
      { error: 'invalid_grant', error_description: 'Invalid email or User ID' },
      'credentials',
      'subject',
    ],
    [{ error: 'invalid_grant' }, 'credentials', 'Make a new key'],
  ])('a token that is refused by %j: says why', async (body, code, fix) => {
    drive.tokenRefusal = { status: 400, body };
    await expect(reader().all()).rejects.toMatchObject({
      code,
      fix: expect.stringContaining(fix),
    });
  });

  it.each([[undefined], ['{"client_email":"a"}'], ['no key']])(
    'a key that is %j: says what to set, and not the key',
    async serviceAccountKey => {
      const error = await reader({ serviceAccountKey })
        .all()
        .catch(each => each);
      expect(error).toMatchObject({ code: 'not-configured' });
      expect(error.fix).toContain('serviceAccountKey');
    },
  );

  it('a malformed item is skipped, the others are read', async () => {
    drive.files.set('x', { driveId: 'eng', parents: ['eng'] });
    drive.files.set('b', { ...drive.files.get('b'), modifiedTime: 'once' });
    const { all, skipped } = reader();
    expect(await all()).toEqual(['a', 'c', 'd', 'e']);
    expect(skipped.sort()).toEqual([
      'it has no id',
      'it has no time of its last change',
    ]);
  });

  it('a text that can not be exported leaves the name to be found', async () => {
    const answer = status(403, reason('exportSizeLimitExceeded'));
    drive.faults = [{ path: /\/files\/b\/export/, times: 99, answer }];
    const { all, documents } = reader();
    expect(await all()).toHaveLength(5);
    expect(documents.get('b')).toMatchObject({ title: 'File b', text: '' });
  });

  it('one file that Drive fails on does not stop the others', async () => {
    drive.faults = [
      { path: /\/files\/b\/export/, times: 99, answer: status(500) },
    ];
    const { all, documents, skipped } = reader();
    expect(await all()).toHaveLength(5);
    expect(documents.get('b')?.version).toBeUndefined();
    expect(skipped).toHaveLength(1);
  });

  it('three files in a row are a fault of Drive', async () => {
    drive.faults = [{ path: /export/, times: 999, answer: status(500) }];
    await expect(reader().all()).rejects.toMatchObject({ code: 'unexpected' });
  });

  it('a place that Drive does not know any more is said to be lost', async () => {
    const { all, changes } = reader();
    await all();
    drive.faults = [{ path: /^\/changes\?/, times: 9, answer: status(400) }];
    await expect(changes()).rejects.toMatchObject({ code: 'cursor-lost' });
  });
});
