import {
  fields,
  GithubRefusal,
  json,
  notFound,
  text,
  type Answer,
  type Call,
  type Route,
} from '../call.ts';
import {
  addCommits,
  history,
  listTree,
  objectType,
  readBlob,
  resolveRevision,
  resolveCommit,
  settleDefaultBranch,
  type CommitInfo,
  type TreeEntry,
} from '../git.ts';
import { nodeId, type Repository } from '../world.ts';
import { personView, repositoryUrl, webUrl } from '../views/repositories.ts';
import { repositoryOf } from './lookup.ts';

type Json = Record<string, unknown>;

interface Place {
  readonly call: Call;
  readonly repository: Repository;
  readonly ref: string;
}

function entryView({ call, repository, ref }: Place, entry: Omit<TreeEntry, 'mode'>): Json {
  const api = repositoryUrl(call.world, repository);
  const directory = entry.type === 'tree';
  const kind = directory ? 'trees' : 'blobs';
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/${kind}/${entry.sha}`;
  const html = `${webUrl(call.world, repository)}/${directory ? 'tree' : 'blob'}/${ref}/${path}`;
  const raw = `${call.world.addresses.own}/raw/${repository.owner}/${repository.name}/${ref}/${path}`;
  return {
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: directory ? null : raw,
    type: directory ? 'dir' : 'file',
    _links: { self, git, html },
  };
}

/** Media types by which GitHub is asked for the bytes instead of their description. */
function wantsRaw(call: Call): boolean {
  return /application\/vnd\.github\.(?:[\w-]+\.)?raw/.test(call.headers.accept ?? '');
}

async function fileAnswer(place: Place, path: string, sha: string): Promise<Answer> {
  const { call, repository } = place;
  const bytes = await readBlob(repository.directory, sha);
  if (wantsRaw(call)) {
    return {
      status: 200,
      body: bytes,
      headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8', etag: `"${sha}"` },
    };
  }
  return json({
    ...entryView(place, { path, type: 'blob', sha, size: bytes.length }),
    content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
    encoding: 'base64',
  });
}

export async function contentsAt(
  call: Call,
  repository: Repository,
  path: string,
): Promise<Answer> {
  const ref = call.url.searchParams.get('ref') ?? repository.defaultBranch;
  const commit = await resolveCommit(repository.directory, ref);
  if (commit === undefined) throw new GithubRefusal(404, `No commit found for the ref ${ref}`);
  const clean = path.replace(/^\/+|\/+$/g, '');
  const sha = await resolveRevision(repository.directory, `${commit}:${clean}`);
  if (sha === undefined) throw notFound();
  const place = { call, repository, ref };
  if ((await objectType(repository.directory, sha)) === 'blob')
    return fileAnswer(place, clean, sha);
  const entries = await listTree(repository.directory, sha, false);
  const prefix = clean === '' ? '' : `${clean}/`;
  return json(entries.map((entry) => entryView(place, { ...entry, path: prefix + entry.path })));
}

async function readme(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const sha = await resolveCommit(
    repository.directory,
    call.url.searchParams.get('ref') ?? repository.defaultBranch,
  );
  const entries = sha === undefined ? [] : await listTree(repository.directory, sha, false);
  const found = entries.find(({ path, type }) => type === 'blob' && /^readme(\.\w+)?$/i.test(path));
  if (!found) throw notFound();
  return contentsAt(call, repository, found.path);
}

export interface Addition {
  readonly message: string;
  readonly files: Readonly<Record<string, string | Uint8Array | undefined>>;
  readonly branch?: string | undefined;
}

/** Commits as the caller, now, and gives back the commit. */
export async function addContents(
  call: Call,
  repository: Repository,
  { message, files, branch = repository.defaultBranch }: Addition,
): Promise<CommitInfo> {
  // A branch name goes into a stream of git commands, where a line break would begin another one.
  if (!/^[\w./+@-]+$/.test(branch)) throw new GithubRefusal(422, 'Reference name is not valid');
  const at = call.world.now();
  const user = call.actor?.user;
  const author = { name: user?.name ?? 'GitHub', email: user?.email ?? 'noreply@github.com', at };
  await addCommits(repository.directory, [{ branch, message, author, files }]);
  repository.pushedAt = at;
  repository.updatedAt = at;
  repository.defaultBranch = await settleDefaultBranch(
    repository.directory,
    repository.defaultBranch,
  );
  const tip = await resolveCommit(repository.directory, `refs/heads/${branch}`);
  const [commit] = tip === undefined ? [] : await history(repository.directory, tip, { limit: 1 });
  if (!commit) throw new GithubRefusal(422, 'Reference cannot be updated');
  return commit;
}

export function gitCommitView(call: Call, repository: Repository, commit: CommitInfo): Json {
  const api = repositoryUrl(call.world, repository);
  const web = webUrl(call.world, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${web}/commit/${commit.sha}`,
    author: personView(commit.author),
    committer: personView(commit.committer),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${web}/commit/${sha}`,
    })),
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}

/** PUT and DELETE of a file: one commit on a branch. */
async function writeFile(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const body = fields(call.body);
  const path = call.params['path'] ?? '';
  const branch = text(body['branch']) ?? repository.defaultBranch;
  const removing = call.method === 'DELETE';
  const before = await resolveRevision(repository.directory, `refs/heads/${branch}:${path}`);
  if (removing && before === undefined) throw notFound();
  if (before !== undefined && body['sha'] !== before) {
    throw new GithubRefusal(409, `${path} does not match ${text(body['sha']) ?? ''}`);
  }
  const bytes = removing ? undefined : Buffer.from(text(body['content']) ?? '', 'base64');
  const message = text(body['message']) ?? `${removing ? 'Delete' : 'Update'} ${path}`;
  const commit = await addContents(call, repository, { branch, message, files: { [path]: bytes } });
  const sha = await resolveRevision(repository.directory, `${commit.sha}:${path}`);
  const place = { call, repository, ref: branch };
  const content =
    sha === undefined || bytes === undefined
      ? null
      : entryView(place, { path, type: 'blob', sha, size: bytes.length });
  const status = before === undefined ? 201 : 200;
  return json({ content, commit: gitCommitView(call, repository, commit) }, status);
}

const path = '/repos/{owner}/{repo}/contents/{path*}';

export const contentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    handler: (call) => contentsAt(call, repositoryOf(call), call.params['path'] ?? ''),
  },
  { method: 'PUT', path, needs: 'token', handler: writeFile },
  { method: 'DELETE', path, needs: 'token', handler: writeFile },
  { method: 'GET', path: '/repos/{owner}/{repo}/readme', handler: readme },
];
