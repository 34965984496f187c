import { json, list, notFound, redirect, type Answer, type Call, type Route } from '../call.ts';
import {
  archive,
  history,
  listTree,
  objectType,
  readBlob,
  resolveRevision,
  tagNames,
} from '../git.ts';
import { nodeId, type Repository } from '../world.ts';
import { commitView, minimalRepository, repositoryUrl } from '../views/repositories.ts';
import { gitCommitView } from './contents.ts';
import { commitOf, repositoryOf } from './lookup.ts';

async function tree(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const sha = await resolveRevision(
    repository.directory,
    `${call.params['tree_sha'] ?? ''}^{tree}`,
  );
  if (sha === undefined) throw notFound();
  const recursive = call.url.searchParams.has('recursive');
  const url = `${repositoryUrl(call.world, repository)}/git`;
  const entries = await listTree(repository.directory, sha, recursive);
  return json({
    sha,
    url: `${url}/trees/${sha}`,
    tree: entries.map(({ size, ...entry }) => ({
      ...entry,
      ...(size === undefined ? {} : { size }),
      url: `${url}/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`,
    })),
    truncated: false,
  });
}

async function blob(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const sha = await resolveRevision(repository.directory, call.params['file_sha'] ?? '');
  if (sha === undefined || (await objectType(repository.directory, sha)) !== 'blob')
    throw notFound();
  const bytes = await readBlob(repository.directory, sha);
  return json({
    sha,
    node_id: nodeId('Blob', sha),
    size: bytes.length,
    url: `${repositoryUrl(call.world, repository)}/git/blobs/${sha}`,
    content: bytes.toString('base64'),
    encoding: 'base64',
  });
}

async function commits(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const query = call.url.searchParams;
  const from = await commitOf(repository, query.get('sha') ?? repository.defaultBranch);
  const path = query.get('path');
  const found = await history(repository.directory, from, path === null ? {} : { path });
  return list(call, found, (commit) => commitView(call.world, repository, commit));
}

async function oneCommit(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const sha = await commitOf(repository, call.params['ref'] ?? '');
  const [found] = await history(repository.directory, sha, { limit: 1 });
  if (!found) throw notFound();
  if (/application\/vnd\.github\.(?:[\w-]+\.)?sha/.test(call.headers.accept ?? '')) {
    return { status: 200, body: sha, headers: { 'content-type': 'application/vnd.github.sha' } };
  }
  return json({ ...commitView(call.world, repository, found), files: [] });
}

async function gitCommit(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const sha = await resolveRevision(
    repository.directory,
    `${call.params['commit_sha'] ?? ''}^{commit}`,
  );
  const [found] = sha === undefined ? [] : await history(repository.directory, sha, { limit: 1 });
  if (!found) throw notFound();
  return json(gitCommitView(call, repository, found));
}

async function status(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const sha = await commitOf(repository, call.params['ref'] ?? '');
  const url = `${repositoryUrl(call.world, repository)}/commits/${sha}`;
  return json({
    state: 'pending',
    statuses: [],
    sha,
    total_count: 0,
    repository: minimalRepository(call.world, repository),
    commit_url: url,
    url: `${url}/status`,
  });
}

async function reference(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const name = `refs/${call.params['ref'] ?? ''}`;
  const sha = await resolveRevision(repository.directory, name);
  if (sha === undefined) throw notFound();
  const url = `${repositoryUrl(call.world, repository)}/git`;
  const type = (await objectType(repository.directory, sha)) ?? 'commit';
  return json({
    ref: name,
    node_id: nodeId('Ref', name),
    url: `${url}/${name}`,
    object: { sha, type, url: `${url}/${type}s/${sha}` },
  });
}

async function tags(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const url = repositoryUrl(call.world, repository);
  const rows = await Promise.all(
    (await tagNames(repository.directory)).map(async (name) => {
      const sha = await commitOf(repository, `refs/tags/${name}`);
      return {
        name,
        commit: { sha, url: `${url}/commits/${sha}` },
        zipball_url: `${url}/zipball/refs/tags/${name}`,
        tarball_url: `${url}/tarball/refs/tags/${name}`,
        node_id: nodeId('Ref', `refs/tags/${name}`),
      };
    }),
  );
  return list(call, rows, (row) => row);
}

/** GitHub sends archives from another address; so does the stand-in, from another path of its own. */
function archiveLink(kind: 'tarball' | 'zipball') {
  return async (call: Call): Promise<Answer> => {
    const repository = repositoryOf(call);
    const ref = call.params['ref'] === '' ? repository.defaultBranch : (call.params['ref'] ?? '');
    const sha = await commitOf(repository, ref);
    const form = kind === 'tarball' ? 'legacy.tar.gz' : 'legacy.zip';
    return redirect(
      `${call.world.addresses.own}/_codeload/${repository.owner}/${repository.name}/${form}/${sha}`,
    );
  };
}

/** The bytes behind an archive link; the folder inside is named as GitHub names it. */
export async function archiveBytes(
  repository: Repository,
  form: string,
  sha: string,
): Promise<Answer> {
  const commitSha = await commitOf(repository, sha);
  const format = form === 'legacy.zip' ? 'zip' : 'tar.gz';
  const folder = `${repository.owner}-${repository.name}-${commitSha.slice(0, 7)}`;
  return {
    status: 200,
    body: await archive(repository.directory, format, commitSha, folder),
    headers: {
      'content-type': format === 'zip' ? 'application/zip' : 'application/x-gzip',
      'content-disposition': `attachment; filename=${folder}.${format}`,
    },
  };
}

const base = '/repos/{owner}/{repo}';

export const gitRoutes: readonly Route[] = [
  { method: 'GET', path: `${base}/git/trees/{tree_sha}`, handler: tree },
  { method: 'GET', path: `${base}/git/blobs/{file_sha}`, handler: blob },
  { method: 'GET', path: `${base}/git/commits/{commit_sha}`, handler: gitCommit },
  { method: 'GET', path: `${base}/git/ref/{ref*}`, handler: reference },
  { method: 'GET', path: `${base}/commits`, handler: commits },
  { method: 'GET', path: `${base}/commits/{ref*}/status`, handler: status },
  { method: 'GET', path: `${base}/commits/{ref*}`, handler: oneCommit },
  { method: 'GET', path: `${base}/tags`, handler: tags },
  { method: 'GET', path: `${base}/tarball/{ref*}`, handler: archiveLink('tarball') },
  { method: 'GET', path: `${base}/zipball/{ref*}`, handler: archiveLink('zipball') },
];
