import { ORGANIZATION, TEAMS, TOKEN } from '../company.ts';
import { route, routed } from '../routes.ts';
import {
  basicAuth,
  bearerToken,
  serveStandIn,
  type StandInAnswer,
  type StandInCall,
} from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { BUILD_ROUTES } from './builds.ts';
import { guid, PROJECT, repositories } from './data.ts';
import { GIT_ROUTES, type World } from './git.ts';
import { listOf, locationsOf, resourceAreas } from './locations.ts';
import { failure, projectView } from './views.ts';

/** Answers as Azure DevOps does, for the organization that a project names. */
export async function startAzureDevops({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const { organization: named, host } = options;
  const organization = typeof named === 'string' ? named : ORGANIZATION;
  const url = `https://${typeof host === 'string' ? host : 'dev.azure.com'}/${organization}`;
  const world: World = { url, now, repositories: repositories() };
  return serveStandIn({
    title: 'Azure DevOps',
    port,
    answer: () => (call) => answer(world, organization, call),
    values: () => ({ token: TOKEN, organization, project: PROJECT }),
  });
}

const ORGANIZATION_ROUTES = [
  route<World>('GET', '/_apis/resourceareas', ({ url }) => ({ body: resourceAreas(url) })),
  route<World>('OPTIONS', '/_apis/:area', (_, { area = '' }) => ({ body: locationsOf(area) })),
  route<World>('GET', '/_apis/projects', (world) => ({ body: listOf([projectView(world)]) })),
  route<World>('GET', '/_apis/projects/:project', (world, { project = '' }) =>
    isProject(project) ? { body: projectView(world) } : noProject(project),
  ),
  route<World>('GET', '/_apis/teams', ({ url }) => ({
    body: listOf(
      TEAMS.map(({ id, name, description }) => ({
        id: guid(id),
        name,
        description,
        url: `${url}/_apis/projects/${guid(PROJECT)}/teams/${guid(id)}`,
        projectName: PROJECT,
        projectId: guid(PROJECT),
      })),
    ),
  })),
];

function answer(world: World, organization: string, call: StandInCall): StandInAnswer {
  const [, first = '', ...rest] = call.path.split('/').map((part) => decodeURIComponent(part));
  if (first.toLowerCase() !== organization.toLowerCase()) return noOrganization();
  const refused = refusal(call);
  if (refused !== undefined) return refused;
  const below = `/${rest.join('/')}`;
  const found = routed(ORGANIZATION_ROUTES, world, below.toLowerCase(), call);
  if (found !== undefined) return found;
  const [project = '', ...deeper] = rest;
  if (!isProject(project)) return noProject(project);
  return (
    routed([...GIT_ROUTES, ...BUILD_ROUTES], world, lowerApi(deeper), call) ??
    failure(404, `The controller for path '${call.path}' was not found.`, 'HttpException')
  );
}

/** Clients write `Builds` as well as `builds`; Azure DevOps does not mind. */
function lowerApi([apis = '', area = '', resource = '', ...rest]: readonly string[]): string {
  const [id, kind, ...more] = rest;
  const parts = [apis, area, resource, id, kind?.toLowerCase(), ...more];
  return `/${parts
    .map((part, index) => (index < 3 ? part?.toLowerCase() : part))
    .filter((part) => part !== undefined && part !== '')
    .map((part) => encodeURIComponent(part ?? ''))
    .join('/')}`;
}

/** A token comes as the password of Basic from some clients, as Bearer from others. */
function refusal(call: StandInCall): StandInAnswer | undefined {
  const given = bearerToken(call) ?? basicAuth(call)?.password;
  if (given === TOKEN) return undefined;
  const message =
    given === undefined
      ? 'TF400813: Resource not available for anonymous access. Client authentication required.'
      : "TF400813: The user '' is not authorized to access this resource.";
  return {
    ...failure(401, message, 'UnauthorizedRequestException'),
    headers: { 'www-authenticate': 'Basic realm="https://dev.azure.com/"' },
  };
}

function isProject(named: string): boolean {
  return [PROJECT.toLowerCase(), guid(PROJECT)].includes(named.toLowerCase());
}

function noProject(named: string): StandInAnswer {
  const message = `TF200016: The following project does not exist: ${named}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server.`;
  return failure(404, message, 'ProjectDoesNotExistWithNameException');
}

/** Whoever asks for an organization that is not there gets a page. */
function noOrganization(): StandInAnswer {
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html><title>Azure DevOps Services | 404 Not Found</title>',
  };
}
