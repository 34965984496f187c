import { headOf, MAIN, objectId, type Repository } from '../repositories.ts';
import type { Project } from './data.ts';

/** The address at which people open Bitbucket, as `https://bitbucket.example.com`. */
type Web = string;

export function projectView(project: Project, web: Web) {
  const { id, key, name, description } = project;
  return {
    key,
    id,
    name,
    description,
    public: false,
    type: 'NORMAL',
    links: { self: [{ href: `${web}/projects/${key}` }] },
  };
}

export function repositoryView(project: Project, repository: Repository, web: Web) {
  const { slug, description } = repository;
  const path = `${project.key.toLowerCase()}/${slug}`;
  const { host, hostname } = new URL(web);
  return {
    slug,
    id: Number.parseInt(objectId(path).slice(0, 6), 16),
    name: slug,
    description,
    hierarchyId: objectId(path).slice(0, 20),
    scmId: 'git',
    state: 'AVAILABLE',
    statusMessage: 'Available',
    forkable: true,
    project: projectView(project, web),
    public: false,
    archived: false,
    links: {
      clone: [
        { href: `ssh://git@${hostname}:7999/${path}.git`, name: 'ssh' },
        { href: `https://${host}/scm/${path}.git`, name: 'http' },
      ],
      self: [{ href: `${web}/projects/${project.key}/repos/${slug}/browse` }],
    },
  };
}

export function branchView(repository: Repository) {
  const latestCommit = headOf(repository);
  return {
    id: `refs/heads/${MAIN}`,
    displayId: MAIN,
    type: 'BRANCH',
    latestCommit,
    latestChangeset: latestCommit,
    isDefault: true,
  };
}

/** A part of a list, as Bitbucket gives it: `nextPageStart` is null on the last page. */
export function page(all: readonly unknown[], query: URLSearchParams) {
  const start = Number(query.get('start') ?? 0);
  const limit = Math.min(Number(query.get('limit') ?? 25), 1000);
  const values = all.slice(start, start + limit);
  const isLastPage = start + limit >= all.length;
  return {
    size: values.length,
    limit,
    isLastPage,
    values,
    start,
    nextPageStart: isLastPage ? null : start + limit,
  };
}

export function failure(status: number, message: string, exception: string) {
  const exceptionName = `com.atlassian.bitbucket.${exception}`;
  return { status, body: { errors: [{ context: null, message, exceptionName }] } };
}
