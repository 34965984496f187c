import { ORGANIZATION, TOKEN } from '../company.ts';
import { MAIN, headOf, type Repository } from '../repositories.ts';
import {
  basicAuth,
  bearerToken,
  serveStandIn,
  type StandInAnswer,
  type StandInCall,
} from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { workspaceCalled, type Workspace } from './data.ts';
import {
  commitView,
  failure,
  foundView,
  page,
  projectView,
  repositoryView,
  workspaceView,
} from './views.ts';

const API = '/2.0';
/** A token that is known but has no scope. */
const NARROW_TOKEN = `${TOKEN}-without-scopes`;

/** Answers as api.bitbucket.org does, with the workspace that a project names. */
export async function startBitbucketCloud({
  port,
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const { workspace: named } = options;
  const workspace = workspaceCalled(typeof named === 'string' ? named : ORGANIZATION);
  return serveStandIn({
    title: 'Bitbucket Cloud',
    port,
    answer: () => (call) => answer(workspace, call),
    values: () => ({
      token: TOKEN,
      narrowToken: NARROW_TOKEN,
      username: 'portal@acme.example',
      workspace: workspace.slug,
    }),
  });
}

function answer(workspace: Workspace, call: StandInCall): StandInAnswer {
  const refused = refusal(call);
  if (refused !== undefined) return refused;
  const [, first, name, ...rest] = call.path.slice(API.length).split('/').map(decodeURIComponent);
  if (!call.path.startsWith(`${API}/`)) return failure(404, 'Resource not found');
  if (first === 'user') {
    return { body: { type: 'user', display_name: 'Portal', nickname: 'portal' } };
  }
  if (name !== workspace.slug) {
    return failure(404, `No workspace with identifier '${name ?? ''}'.`);
  }
  if (first === 'workspaces') return inWorkspace(workspace, rest, call);
  if (first === 'repositories') return inRepositories(workspace, rest, call);
  return failure(404, 'Resource not found');
}

/** What Bitbucket says without credentials, or with wrong or narrow ones. */
function refusal(call: StandInCall): StandInAnswer | undefined {
  const given = bearerToken(call) ?? basicAuth(call)?.password;
  if (given === TOKEN) return undefined;
  if (given === undefined) {
    return failure(
      404,
      'You may not have access to this repository or it no longer exists in this workspace. If you think this repository exists and you have access, make sure you are authenticated.',
    );
  }
  if (given !== NARROW_TOKEN) {
    return failure(401, 'Token is invalid, expired, or not supported for this endpoint.');
  }
  return failure(403, 'Your credentials lack one or more required privilege scopes.', {
    detail: { required: ['read:repository:bitbucket'], granted: [] },
  });
}

function inWorkspace(
  workspace: Workspace,
  [what, which]: readonly string[],
  { path, query }: StandInCall,
): StandInAnswer {
  if (what === undefined) return { body: workspaceView(workspace) };
  if (what === 'projects') {
    return {
      body: page(
        workspace.projects.map((each) => projectView(each, workspace)),
        path,
        query,
      ),
    };
  }
  if (what === 'search' && which === 'code') {
    const found = search(workspace, query.get('search_query') ?? '');
    return { body: { ...page(found, path, query), query_substituted: false } };
  }
  return failure(404, 'Resource not found');
}

/** Knows what discovery asks: `"catalog-info.yaml" path:/catalog-info.yaml project:WEB repo:x`. */
function search(workspace: Workspace, query: string): unknown[] {
  const part = (name: string) => new RegExp(`(?:^|\\s)${name}:(\\S+)`).exec(query)?.[1];
  const file = (part('path') ?? '').replace(/^\//, '');
  return [...workspace.repositories.values()]
    .filter(({ slug, team, files }) => {
      const isAsked = slug === (part('repo') ?? slug);
      return (
        isAsked && team.toUpperCase() === (part('project') ?? team.toUpperCase()) && file in files
      );
    })
    .map((each) => foundView(file, each, workspace));
}

function inRepositories(
  workspace: Workspace,
  [slug, what, ref, ...file]: readonly string[],
  call: StandInCall,
): StandInAnswer {
  const { path, query } = call;
  const all = [...workspace.repositories.values()];
  if (slug === undefined) {
    return {
      body: page(
        all.map((each) => repositoryView(each, workspace)),
        path,
        query,
      ),
    };
  }
  const repository = workspace.repositories.get(slug);
  if (call.method === 'POST' && what === undefined) return create(workspace, slug, call);
  if (repository === undefined) {
    return failure(404, `Repository ${workspace.slug}/${slug} not found`);
  }
  if (what === undefined) return { body: repositoryView(repository, workspace) };
  if (what === 'refs' && ref === 'branches') {
    const branch = { type: 'branch', name: MAIN, target: commitView(repository, workspace) };
    return { body: page([branch], path, query) };
  }
  if (![undefined, MAIN, headOf(repository)].includes(ref)) {
    return failure(404, 'Commit not found', { data: { shas: [ref] } });
  }
  if (what === 'commits') return { body: page([commitView(repository, workspace)], path, query) };
  if (what === 'src') return source(repository, file.join('/'));
  return failure(404, 'Resource not found');
}

function source({ files }: Repository, file: string): StandInAnswer {
  const content = files[file];
  if (content === undefined) return failure(404, `No such file or directory: ${file}`);
  return { headers: { 'content-type': 'text/plain' }, body: content };
}

function create(workspace: Workspace, slug: string, { body }: StandInCall): StandInAnswer {
  if (workspace.repositories.has(slug)) {
    const message = 'Repository with this Slug and Owner already exists.';
    return failure(400, 'Bad request', { fields: { name: [message] } });
  }
  const { description, project } = JSON.parse(body) as {
    readonly description?: string;
    readonly project?: { readonly key?: string };
  };
  const key = project?.key ?? workspace.projects[0]?.key ?? '';
  if (!workspace.projects.some((each) => each.key === key)) {
    return failure(400, 'Bad request', { fields: { project: [`Project ${key} does not exist.`] } });
  }
  const made = { slug, description: description ?? '', team: key.toLowerCase(), files: {} };
  workspace.repositories.set(slug, made);
  return { body: repositoryView(made, workspace) };
}
