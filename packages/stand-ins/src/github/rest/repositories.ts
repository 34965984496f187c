import { rm } from 'node:fs/promises';
import {
  fields,
  GithubRefusal,
  json,
  list,
  noContent,
  notFound,
  text,
  type Answer,
  type Call,
  type Route,
} from '../call.ts';
import { branchNames, history, listTree, resolveCommit } from '../git.ts';
import { findRepository, findUser, openRepository, type Repository } from '../world.ts';
import {
  commitView,
  fullRepository,
  minimalRepository,
  repositoryUrl,
  repositoryView,
} from '../views/repositories.ts';
import { addContents } from './contents.ts';
import { actorOf, checkOrganization, commitOf, repositoryOf, teamOf } from './lookup.ts';
import { protectionView } from './protection.ts';

function visible(call: Call): Repository[] {
  return call.world.repositories.filter(
    ({ visibility }) => visibility === 'public' || call.actor !== undefined,
  );
}

function visibilityOf(body: Record<string, unknown>): Repository['visibility'] {
  const wanted = text(body['visibility']);
  if (wanted === 'private' || wanted === 'internal' || wanted === 'public') return wanted;
  return body['private'] === true ? 'private' : 'public';
}

async function create(call: Call, owner: string): Promise<Answer> {
  const body = fields(call.body);
  const name = text(body['name']) ?? '';
  const wrong = (code: string, message: string) =>
    new GithubRefusal(422, 'Repository creation failed.', [
      { resource: 'Repository', code, field: 'name', message },
    ]);
  // The name becomes a folder name.
  if (!/^[\w.-]{1,100}$/.test(name) || /^\.+$/.test(name) || name.endsWith('.git')) {
    throw wrong('custom', 'name is not valid');
  }
  if (findRepository(call.world, owner, name)) {
    throw wrong('custom', 'name already exists on this account');
  }
  const repository = await openRepository(call.world, {
    owner,
    name,
    createdAt: call.world.now(),
    description: text(body['description']) ?? null,
    homepage: text(body['homepage']) ?? null,
    visibility: visibilityOf(body),
  });
  call.world.repositories.push(repository);
  if (body['auto_init'] === true) {
    await addContents(call, repository, {
      message: 'Initial commit',
      files: { 'README.md': `# ${name}\n` },
    });
  }
  return json(await fullRepository(call.world, repository, call.actor), 201);
}

async function change(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const body = fields(call.body);
  if (text(body['description']) !== undefined) {
    repository.description = text(body['description']) ?? null;
  }
  if (text(body['homepage']) !== undefined) repository.homepage = text(body['homepage']) ?? null;
  if (body['visibility'] !== undefined || body['private'] !== undefined) {
    repository.visibility = visibilityOf(body);
  }
  if (typeof body['archived'] === 'boolean') repository.archived = body['archived'];
  repository.updatedAt = call.world.now();
  return json(await fullRepository(call.world, repository, call.actor));
}

async function remove(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  call.world.repositories.splice(call.world.repositories.indexOf(repository), 1);
  await rm(repository.directory, { recursive: true, force: true });
  return noContent;
}

async function branches(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const url = repositoryUrl(call.world, repository);
  const rows = await Promise.all(
    (await branchNames(repository.directory)).map(async (name) => {
      const sha = await commitOf(repository, `refs/heads/${name}`);
      return {
        name,
        commit: { sha, url: `${url}/commits/${sha}` },
        protected: repository.protections.has(name),
      };
    }),
  );
  return list(call, rows, (row) => row);
}

async function branch(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const name = call.params['branch'] ?? '';
  const sha = await resolveCommit(repository.directory, `refs/heads/${name}`);
  if (sha === undefined) throw new GithubRefusal(404, 'Branch not found');
  const [commit] = await history(repository.directory, sha, { limit: 1 });
  if (!commit) throw notFound();
  const url = `${repositoryUrl(call.world, repository)}/branches/${encodeURIComponent(name)}`;
  const protection = repository.protections.get(name);
  return json({
    name,
    commit: commitView(call.world, repository, commit),
    _links: {
      self: url,
      html: `${call.world.addresses.web}/${repository.owner}/${repository.name}/tree/${name}`,
    },
    protected: protection !== undefined,
    protection: protection
      ? protectionView(`${url}/protection`, protection)
      : {
          enabled: false,
          required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
        },
    protection_url: `${url}/protection`,
  });
}

/** GitHub counts bytes by language; the endings of file names are near enough for a stand-in. */
const languages: Readonly<Record<string, string>> = {
  ts: 'TypeScript',
  tsx: 'TypeScript',
  js: 'JavaScript',
  py: 'Python',
  go: 'Go',
  java: 'Java',
  tf: 'HCL',
  sh: 'Shell',
};

async function languagesOf(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const sha = await resolveCommit(repository.directory, 'HEAD');
  const bytes: Record<string, number> = {};
  for (const entry of sha === undefined ? [] : await listTree(repository.directory, sha, true)) {
    const language = languages[entry.path.split('.').at(-1) ?? ''];
    if (language !== undefined) bytes[language] = (bytes[language] ?? 0) + (entry.size ?? 0);
  }
  return json(bytes);
}

function topics(call: Call): Answer {
  const repository = repositoryOf(call);
  if (call.method === 'PUT') {
    const names = fields(call.body)['names'];
    if (!Array.isArray(names)) throw new GithubRefusal(422, 'Validation Failed');
    repository.topics = names.map(String);
  }
  return json({ names: repository.topics });
}

function grantTeam(call: Call): Answer {
  const { slug } = teamOf(call);
  repositoryOf(call).teams.set(slug, text(fields(call.body)['permission']) ?? 'push');
  return noContent;
}

function collaborator(call: Call): Answer {
  const repository = repositoryOf(call);
  const user = findUser(call.world, call.params['username'] ?? '');
  if (!user) throw notFound();
  if (call.method === 'PUT') {
    repository.collaborators.set(user.login, text(fields(call.body)['permission']) ?? 'push');
  }
  // Members of the organization reach all its repositories.
  return noContent;
}

export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/orgs/{org}/repos',
    handler: (call) => {
      checkOrganization(call);
      const own = visible(call).filter(({ owner }) => owner === call.world.organization.login);
      return list(call, own, (repository) => minimalRepository(call.world, repository));
    },
  },
  {
    method: 'POST',
    path: '/orgs/{org}/repos',
    needs: 'token',
    handler: (call) => {
      checkOrganization(call);
      return create(call, call.world.organization.login);
    },
  },
  {
    method: 'GET',
    path: '/user/repos',
    needs: 'token',
    handler: (call) => list(call, visible(call), (found) => repositoryView(call.world, found)),
  },
  {
    method: 'POST',
    path: '/user/repos',
    needs: 'token',
    handler: (call) => create(call, actorOf(call).user.login),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}',
    handler: async (call) => json(await fullRepository(call.world, repositoryOf(call), call.actor)),
  },
  { method: 'PATCH', path: '/repos/{owner}/{repo}', needs: 'token', handler: change },
  { method: 'DELETE', path: '/repos/{owner}/{repo}', needs: 'token', handler: remove },
  { method: 'GET', path: '/repos/{owner}/{repo}/branches', handler: branches },
  { method: 'GET', path: '/repos/{owner}/{repo}/branches/{branch}', handler: branch },
  { method: 'GET', path: '/repos/{owner}/{repo}/languages', handler: languagesOf },
  { method: 'GET', path: '/repos/{owner}/{repo}/topics', handler: topics },
  { method: 'PUT', path: '/repos/{owner}/{repo}/topics', needs: 'token', handler: topics },
  {
    method: 'PUT',
    path: '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}',
    needs: 'token',
    handler: grantTeam,
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators/{username}',
    needs: 'token',
    handler: collaborator,
  },
  {
    method: 'PUT',
    path: '/repos/{owner}/{repo}/collaborators/{username}',
    needs: 'token',
    handler: collaborator,
  },
];
