import { useDrive } from './testing/useDrive';

const FOLDER = 'application/vnd.google-apps.folder';
const PDF = 'application/pdf';

const { drive, reader } = useDrive();

describe('documents', () => {
  it('have their text, their drive and who changed them last', async () => {
    drive.add({
      id: 'a',
      name: 'Failover',
      description: 'What to do',
      content: '\uFEFFDrain  it.\r\n\r\n\r\n\r\nThen promote.\r\n',
      lastModifyingUser: { displayName: 'Lucia Rossi' },
    });
    const { all, documents } = reader();
    await all();
    expect(documents.get('a')).toEqual({
      id: 'a',
      title: 'Failover',
      text: 'What to do\n\nDrain it.\n\nThen promote.',
      location: 'https://docs.google.com/a',
      lastModifiedAt: '2026-02-01T10:00:00Z',
      container: { id: 'eng', title: 'Engineering' },
      kind: 'document',
      author: 'Lucia Rossi',
      version: '1',
    });
  });

  it('are read as the person whom the account stands for', async () => {
    drive.add({ id: 'a' });
    await reader().all();
    expect(drive.claims).toEqual([
      expect.objectContaining({
        iss: 'portal@acme.iam.gserviceaccount.com',
        sub: 'portal@acme.example',
        aud: `${drive.url}/token`,
        scope: 'https://www.googleapis.com/auth/drive.readonly',
      }),
    ]);
  });

  it('take a key in base64, and one with escaped line breaks', async () => {
    drive.add({ id: 'a' });
    const base64 = Buffer.from(drive.key).toString('base64');
    expect(await reader({ serviceAccountKey: base64 }).all()).toEqual(['a']);
    const escaped = drive.key.replaceAll('\\n', '\\\\n');
    expect(await reader({ serviceAccountKey: escaped }).all()).toEqual(['a']);
  });

  it('are downloaded or exported, and PDFs read', async () => {
    drive.add(
      { id: 'a', mimeType: PDF },
      { id: 'b', mimeType: 'text/markdown' },
      { id: 'c', mimeType: 'image/png' },
      { id: 'd', mimeType: PDF, size: String(21 * 1024 * 1024) },
    );
    const { all, documents } = reader();
    expect(await all()).toEqual(['a', 'b', 'd']);
    expect(documents.get('a')?.text).toBe('PDF: Text of a');
    expect(documents.get('b')?.text).toBe('Text of b');
    expect(documents.get('d')?.text).toBe('');
  });
});

describe('who may open a document', () => {
  const shared = (id: string, permission: object | undefined, over = {}) => ({
    id,
    sharedWith: permission
      ? [{ type: 'user' }, permission]
      : [{ type: 'user' }],
    ...over,
  });
  beforeEach(() => {
    const link = { type: 'domain', domain: 'ACME.example' };
    drive.add(
      shared('anyone', { type: 'anyone' }),
      shared('found', { ...link, allowFileDiscovery: true }),
      shared('link', link),
      shared('other', { type: 'domain', domain: 'other.example' }),
      shared('ended', { ...link, deleted: true }),
      shared('some', undefined),
      shared('mine', link, { driveId: undefined, parents: ['root'] }),
      shared('private', undefined, { driveId: undefined, parents: ['root'] }),
    );
  });

  it.each([
    [{}, ['anyone', 'found', 'link', 'mine']],
    [{ sharing: 'discoverable' }, ['found']],
    [{ domains: ['other.example'] }, ['anyone', 'other']],
    [{ sharing: 'all' }, []],
  ])('with %j', async (config, expected) => {
    const wanted = expected.length ? expected : [...drive.files.keys()].sort();
    expect(await reader(config).all()).toEqual(wanted);
  });

  it('is noticed when it changes, and when all is read again', async () => {
    const { all, changes } = reader();
    await all();
    drive.change('found', { id: 'found', sharedWith: [] });
    expect(await changes()).toEqual(['anyone', 'link', 'mine']);
    // As when a folder is not shared any more: the file has no new version.
    drive.add(shared('link', undefined));
    expect(await changes()).toEqual(['anyone', 'link', 'mine']);
    expect(await all()).toEqual(['anyone', 'mine']);
  });

  it('can not be told without a domain', async () => {
    await expect(reader({ subject: undefined }).all()).rejects.toMatchObject({
      code: 'not-configured',
      fix: expect.stringContaining('domains'),
    });
  });
});

describe('filters', () => {
  beforeEach(() => {
    drive.add(
      { id: 'top', mimeType: FOLDER },
      { id: 'sub', mimeType: FOLDER, parents: ['top'] },
      { id: 'in-top', parents: ['top'] },
      { id: 'in-sub', parents: ['sub'] },
      { id: 'beside' },
      { id: 'mine', driveId: undefined, parents: ['root'], permissions: [] },
    );
  });

  it('let in folders with the folders in them, also of what changes', async () => {
    const { all, changes, documents } = reader({ folders: ['top'] });
    expect(await all()).toEqual(['in-sub', 'in-top']);
    expect(documents.get('in-sub')?.container).toEqual({
      id: 'top',
      title: 'File top',
    });
    drive.change('in-sub', { id: 'in-sub', content: 'New' });
    drive.change('beside', { id: 'beside', content: 'New' });
    drive.change('in-top', { id: 'in-top', parents: ['eng'] });
    expect(await changes()).toEqual(['in-sub']);
    expect(documents.get('in-sub')?.text).toBe('New');
  });

  it('let in drives, types and what a query finds', async () => {
    expect(await reader({ drives: ['eng'] }).all()).toEqual([
      'beside',
      'in-sub',
      'in-top',
    ]);
    expect(await reader({ mimeTypes: [PDF] }).all()).toEqual([]);
    const { all, source } = reader({ query: "name contains 'x'" });
    await all();
    const listed = drive.asked.map(decodeURIComponent).join('\n');
    expect(listed).toContain("and+(name+contains+'x')");
    expect(source.readChanges).toBeUndefined();
  });
});

describe('later runs', () => {
  it('fetch only what changed', async () => {
    drive.add({ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' });
    const { all, changes, documents } = reader();
    await all();
    for (const id of ['a', 'b']) drive.change(id, { id, content: 'New' });
    drive.change('c', undefined);
    drive.change('d', { id: 'd', trashed: true });
    drive.asked.length = 0;
    expect(await changes()).toEqual(['a', 'b', 'e']);
    expect(documents.get('b')?.text).toBe('New');
    const exports = drive.asked.filter(each => each.includes('/export'));
    expect(exports).toHaveLength(2);
    drive.asked.length = 0;
    await changes();
    expect(drive.asked.filter(each => !each.startsWith('/changes'))).toEqual(
      [],
    );
  });

  it('list everything again without fetching texts that are known', async () => {
    drive.add({ id: 'a' }, { id: 'b' });
    const { all } = reader();
    await all();
    drive.add({ id: 'b', version: '2' });
    drive.asked.length = 0;
    await all();
    expect(drive.asked.filter(each => each.includes('/export'))).toEqual([
      expect.stringContaining('/files/b/export'),
    ]);
  });

  it('do not miss what changed while everything was listed', async () => {
    drive.add({ id: 'a' }, { id: 'b' }, { id: 'c' });
    const { all, changes, documents } = reader();
    drive.faults = [
      {
        path: /\/files\?.*pageToken=2/,
        times: 1,
        answer: (res, right) => {
          drive.change('a', { id: 'a', content: 'New' });
          res.writeHead(200).end(right());
        },
      },
    ];
    await all();
    expect(documents.get('a')?.text).toBe('Text of a');
    await changes();
    expect(documents.get('a')?.text).toBe('New');
  });
});
