import { route, type Route } from '../routes.ts';
import type { StandInAnswer, StandInCall } from '../serve.ts';
import type { Project } from './seed.ts';
import { BRANCH, idOf, type World } from './views.ts';

type FindProject = (world: World, id: string) => Project | undefined;
type Named = { readonly project: Project; readonly file: string };

/** Files of the main branch; they can be changed, as a push would. */
export function fileRoutes(find: FindProject): Route<World>[] {
  const at = (
    method: string,
    suffix: string,
    answer: (named: Named, call: StandInCall) => StandInAnswer,
  ) =>
    route<World>(
      method,
      `/projects/:id/repository/files/:file${suffix}`,
      (world, { id = '', file = '' }, call) => {
        const project = find(world, id);
        return project === undefined ? missing('Project') : answer({ project, file }, call);
      },
    );
  return [
    at('GET', '', metadata),
    at('HEAD', '', metadata),
    at('GET', '/raw', raw),
    at('PUT', '', change),
    at('POST', '', change),
  ];
}

function missing(what: string): StandInAnswer {
  return { status: 404, body: { message: `404 ${what} Not Found` } };
}

function contentOf({ project, file }: Named, { query }: StandInCall): string | undefined {
  const ref = query.get('ref') ?? BRANCH;
  return [BRANCH, 'HEAD'].includes(ref) ? project.files.get(file) : undefined;
}

function metadata(named: Named, call: StandInCall): StandInAnswer {
  const content = contentOf(named, call);
  if (content === undefined) return missing('File');
  const id = idOf(content);
  const { project, file } = named;
  return {
    headers: { 'x-gitlab-file-path': file, 'x-gitlab-blob-id': id, 'x-gitlab-ref': BRANCH },
    body: {
      file_name: file.split('/').at(-1),
      file_path: file,
      size: Buffer.byteLength(content),
      encoding: 'base64',
      content: Buffer.from(content).toString('base64'),
      ref: BRANCH,
      blob_id: id,
      commit_id: idOf(project.path + id),
      last_commit_id: idOf(project.path + id),
    },
  };
}

function raw(named: Named, call: StandInCall): StandInAnswer {
  const content = contentOf(named, call);
  if (content === undefined) return missing('File');
  const etag = `W/"${idOf(content)}"`;
  if (call.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { headers: { etag, 'content-type': 'text/plain; charset=utf-8' }, body: content };
}

function change({ project, file }: Named, { method, body }: StandInCall): StandInAnswer {
  const asked = JSON.parse(body) as { readonly branch?: unknown; readonly content?: unknown };
  const there = project.files.has(file);
  if (asked.branch !== BRANCH || typeof asked.content !== 'string') {
    return { status: 400, body: { error: 'branch is missing, content is missing' } };
  }
  if (there !== (method === 'PUT')) {
    const message = there
      ? 'A file with this name already exists'
      : "A file with this name doesn't exist";
    return { status: 400, body: { message } };
  }
  project.files.set(file, asked.content);
  return { status: there ? 200 : 201, body: { file_path: file, branch: BRANCH } };
}
