import { GithubRefusal, notFound, type Answer, type Call, type Route } from './call.ts';
import { messagePage, avatar } from './pages.ts';
import { readBlob, resolveRevision } from './git.ts';
import { jobLog } from './runs.ts';
import { archiveBytes } from './rest/git.ts';
import { findJob } from './rest/actions.ts';
import { repositoryOf } from './rest/lookup.ts';
import { findRepository, type Repository } from './world.ts';

async function raw(call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  // A branch may have slashes in its name: take the shortest beginning that leaves a file.
  const parts = (call.params['path'] ?? '').split('/');
  for (let cut = 1; cut < parts.length; cut += 1) {
    const ref = parts.slice(0, cut).join('/');
    const sha = await resolveRevision(repository.directory, `${ref}:${parts.slice(cut).join('/')}`);
    if (sha !== undefined) {
      const body = await readBlob(repository.directory, sha);
      return { status: 200, body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
    }
  }
  throw notFound();
}

/** Behind the link of an archive or log: whoever holds the link may read it, as with GitHub's signed ones. */
function linked(call: Call): Repository {
  const found = findRepository(call.world, call.params['owner'] ?? '', call.params['repo'] ?? '');
  if (!found) throw notFound();
  return found;
}

function html(title: string, message: string): Answer {
  return {
    status: 200,
    body: messagePage(title, message),
    headers: { 'content-type': 'text/html; charset=utf-8' },
  };
}

function repositoryPage(call: Call): Answer {
  const { owner, name } = linked(call);
  return html(`${owner}/${name}`, `This is a stand-in for GitHub: ${call.url.pathname}`);
}

/** What the stand-in answers outside its API: pictures, raw files, archives, logs, and pages for links. */
export const webRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/avatars/u/{id}',
    handler: (call) => {
      const body = avatar(call.world, Number(call.params['id']));
      if (body === undefined) throw new GithubRefusal(404, 'Not Found');
      return { status: 200, body, headers: { 'content-type': 'image/svg+xml' } };
    },
  },
  { method: 'GET', path: '/raw/{owner}/{repo}/{path*}', handler: raw },
  {
    method: 'GET',
    path: '/_codeload/{owner}/{repo}/{form}/{sha}',
    handler: (call) =>
      archiveBytes(linked(call), call.params['form'] ?? '', call.params['sha'] ?? ''),
  },
  {
    method: 'GET',
    path: '/_services/pipelines/{owner}/{repo}/jobs/{job_id}',
    handler: (call) => {
      const { job } = findJob(call, linked(call), call.params['job_id'] ?? '');
      return {
        status: 200,
        body: jobLog(job),
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      };
    },
  },
  { method: 'GET', path: '/{owner}/{repo}', handler: repositoryPage },
  { method: 'GET', path: '/{owner}/{repo}/{path*}', handler: repositoryPage },
  {
    method: 'GET',
    path: '/',
    handler: (call) =>
      html('Stand-in for GitHub', `It holds the organization ${call.world.organization.login}.`),
  },
];
