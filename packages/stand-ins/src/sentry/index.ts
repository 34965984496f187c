import { NARROW_TOKEN, ORGANIZATION, SHOWN, TEAMS, TOKEN } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { issuesOf, projectsOf, type SentryProject } from './issues.ts';

const DETAILS = {
  anonymous: 'Authentication credentials were not provided.',
  token: 'Invalid token',
  scope: 'You do not have permission to perform this action.',
  missing: 'The requested resource does not exist',
} as const;

/** Sentry's API, as far as the plugin, the scaffolder's actions and a check of its token ask. */
export async function startSentry({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const { organization: named, exampleProject } = options;
  const organization = typeof named === 'string' ? named : ORGANIZATION;
  const projects = projectsOf(typeof exampleProject === 'string' ? exampleProject : undefined);
  return serveStandIn({
    title: 'Sentry',
    port,
    answer: (url) => (call) => answer(call, { organization, projects, now, url }),
    values: () => ({ token: TOKEN, narrowToken: NARROW_TOKEN, organization, project: SHOWN }),
  });
}

interface Known {
  readonly organization: string;
  readonly projects: SentryProject[];
  readonly now: Date;
  readonly url: string;
}

function answer(call: StandInCall, known: Known): StandInAnswer {
  const token = bearerToken(call);
  if (token === NARROW_TOKEN) return detail(403, DETAILS.scope);
  if (token !== TOKEN) return detail(401, token === undefined ? DETAILS.anonymous : DETAILS.token);
  const [api, version, kind, organization, ...rest] = call.path.split('/').filter(Boolean);
  if (api !== 'api' || version !== '0') return detail(404, DETAILS.missing);
  if (kind === undefined) {
    const scopes = ['event:read', 'org:read', 'project:read', 'project:write'];
    return { body: { version: '0', auth: { scopes }, user: null } };
  }
  if (organization !== known.organization) return detail(404, DETAILS.missing);
  switch (kind) {
    case 'organizations':
      return ofOrganization(call, rest, known);
    case 'projects':
      return ofProject(call, rest, known);
    case 'teams':
      return ofTeam(call, rest, known);
    default:
      return detail(404, DETAILS.missing);
  }
}

function ofOrganization(call: StandInCall, [part]: readonly string[], known: Known): StandInAnswer {
  const { organization, projects } = known;
  switch (part) {
    case undefined:
      return {
        body: { id: '4508000', slug: organization, name: 'Acme', status: { id: 'active' } },
      };
    case 'projects':
      return paged(call, projects.map(projectView), known);
    case 'issues':
      return paged(call, found(call, projects, known), known);
    default:
      return detail(404, DETAILS.missing);
  }
}

function ofProject(
  call: StandInCall,
  [slug, part]: readonly string[],
  known: Known,
): StandInAnswer {
  const project = known.projects.find((each) => each.slug === slug);
  if (project === undefined) return detail(404, DETAILS.missing);
  switch (part) {
    case undefined:
      return { body: projectView(project) };
    case 'issues':
      return paged(call, found(call, [project], known), known);
    case 'keys':
      return { body: [keyOf(project, known)] };
    case 'stats':
      return { body: issuesOf(project, { ...known, period: '24h' })[0]?.stats['24h'] ?? [] };
    default:
      return detail(404, DETAILS.missing);
  }
}

/** A template may make a project for a team. */
function ofTeam(call: StandInCall, [team, part]: readonly string[], known: Known): StandInAnswer {
  if (!TEAMS.some(({ id }) => id === team) || part !== 'projects') {
    return detail(404, DETAILS.missing);
  }
  const { name, slug, platform } = JSON.parse(call.body || '{}') as Record<string, string>;
  if (name === undefined) return { status: 400, body: { name: ['This field is required.'] } };
  const project: SentryProject = {
    id: String(4_509_100 + known.projects.length),
    slug: slug ?? name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    name,
    platform: platform ?? 'other',
    team: team ?? '',
    faults: [],
  };
  if (known.projects.some((each) => each.slug === project.slug)) {
    return detail(409, 'A project with this slug already exists.');
  }
  known.projects.push(project);
  return { status: 201, body: projectView(project) };
}

function projectView({ id, slug, name, platform, team }: SentryProject) {
  return {
    id,
    slug,
    name,
    platform,
    team: { id: team, slug: team, name: team },
    status: 'active',
    isMember: true,
    hasAccess: true,
  };
}

function keyOf({ id, name }: SentryProject, { url }: Known) {
  const [scheme, host] = url.split('://');
  const key = `${'a1b2c3d4'.repeat(3)}${id.padStart(8, '0')}`;
  return {
    id: key,
    name,
    public: key,
    isActive: true,
    dsn: { public: `${scheme}://${key}@${host}/${id}` },
  };
}

function found({ query }: StandInCall, projects: readonly SentryProject[], known: Known) {
  const period = query.get('statsPeriod') === '14d' ? '14d' : '24h';
  // Words beside the search language's own `key:value` are looked for in the title.
  const words = (query.get('query') ?? '').split(/\s+/).filter((word) => !word.includes(':'));
  return projects
    .flatMap((project) => issuesOf(project, { ...known, period }))
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word.toLowerCase())));
}

/** Sentry leads to further pages by cursors in a `Link` header. */
function paged(call: StandInCall, all: readonly unknown[], { url }: Known): StandInAnswer {
  const size = Math.min(Number(call.query.get('limit') ?? 100), 100);
  const [, offset = '0'] = (call.query.get('cursor') ?? '0:0:0').split(':');
  const at = Number(offset);
  const link = (rel: string, to: number, results: boolean) => {
    const cursor = `0:${Math.max(to, 0)}:${rel === 'next' ? 0 : 1}`;
    return `<${url}${call.path}?cursor=${cursor}>; rel="${rel}"; results="${results}"; cursor="${cursor}"`;
  };
  return {
    headers: {
      link: `${link('previous', at - size, at > 0)}, ${link('next', at + size, at + size < all.length)}`,
    },
    body: all.slice(at, at + size),
  };
}

function detail(status: number, text: string): StandInAnswer {
  return { status, body: { detail: text } };
}
