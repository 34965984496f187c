import { headOf, MAIN, objectId, type Repository } from '../repositories.ts';
import { keyOf, type Project, type Workspace } from './data.ts';

const API = 'https://api.bitbucket.org/2.0';
const WEB = 'https://bitbucket.org';

/** Ids stand in braces, as Bitbucket has them. */
function uuid(text: string): string {
  const id = objectId(text);
  const parts = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20)];
  return `{${parts.join('-')}-${id.slice(20, 32)}}`;
}

export function workspaceView({ slug }: Workspace) {
  return {
    type: 'workspace',
    uuid: uuid(slug),
    name: slug,
    slug,
    is_private: true,
    links: {
      self: { href: `${API}/workspaces/${slug}` },
      html: { href: `${WEB}/${slug}/` },
    },
  };
}

export function projectView({ key, name, description }: Project, { slug }: Workspace) {
  return {
    type: 'project',
    uuid: uuid(`${slug}/${key}`),
    key,
    name,
    description,
    is_private: true,
    has_publicly_visible_repos: false,
    links: {
      self: { href: `${API}/workspaces/${slug}/projects/${key}` },
      html: { href: `${WEB}/${slug}/workspace/projects/${key}` },
    },
  };
}

export function repositoryView(repository: Repository, workspace: Workspace) {
  const { slug, description, team } = repository;
  const path = `${workspace.slug}/${slug}`;
  const project = workspace.projects.find(({ key }) => key === keyOf(team));
  return {
    type: 'repository',
    uuid: uuid(path),
    full_name: path,
    name: slug,
    slug,
    description,
    scm: 'git',
    is_private: true,
    fork_policy: 'no_public_forks',
    has_issues: false,
    has_wiki: false,
    language: 'typescript',
    size: JSON.stringify(repository.files).length,
    mainbranch: { type: 'branch', name: MAIN },
    project: project && projectView(project, workspace),
    workspace: workspaceView(workspace),
    links: {
      self: { href: `${API}/repositories/${path}` },
      html: { href: `${WEB}/${path}` },
      clone: [
        { name: 'https', href: `${WEB}/${path}.git` },
        { name: 'ssh', href: `git@bitbucket.org:${path}.git` },
      ],
    },
  };
}

export function commitView(repository: Repository, workspace: Workspace) {
  const hash = headOf(repository);
  const path = `${workspace.slug}/${repository.slug}`;
  return {
    type: 'commit',
    hash,
    message: `Describe ${repository.slug}\n`,
    repository: repositoryView(repository, workspace),
    links: { self: { href: `${API}/repositories/${path}/commit/${hash}` } },
  };
}

/** A file that a search has found by its path. */
export function foundView(file: string, repository: Repository, workspace: Workspace) {
  return {
    type: 'code_search_result',
    content_match_count: 0,
    content_matches: [],
    path_matches: [{ text: file, match: true }],
    file: { type: 'commit_file', path: file, commit: commitView(repository, workspace) },
  };
}

/** A part of a list, as Bitbucket gives it: the last page has no `next`. */
export function page(all: readonly unknown[], path: string, query: URLSearchParams) {
  const number = Number(query.get('page') ?? 1);
  const pagelen = Math.min(Number(query.get('pagelen') ?? 10), 100);
  const values = all.slice((number - 1) * pagelen, number * pagelen);
  const following = new URLSearchParams(query);
  following.set('page', String(number + 1));
  const next = `https://api.bitbucket.org${path}?${following.toString()}`;
  return {
    size: all.length,
    page: number,
    pagelen,
    values,
    ...(number * pagelen < all.length ? { next } : {}),
  };
}

export function failure(
  status: number,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  return { status, body: { type: 'error', error: { message, ...more } } };
}
