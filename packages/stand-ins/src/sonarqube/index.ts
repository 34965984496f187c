import { NARROW_TOKEN, ORGANIZATION, SHOWN, TOKEN } from '../company.ts';
import {
  basicAuth,
  bearerToken,
  serveStandIn,
  type StandInAnswer,
  type StandInCall,
} from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { METRICS, projectsOf, type Project } from './projects.ts';

/** SonarQube's web API, as far as the plugin and a check of its token ask. */
export async function startSonarqube({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const own = options['exampleProject'];
  const projects = projectsOf(typeof own === 'string' ? own : undefined);
  return serveStandIn({
    title: 'SonarQube',
    port,
    answer: () => (call) => answer(call, { projects, now }),
    values: () => ({
      token: TOKEN,
      narrowToken: NARROW_TOKEN,
      project: `${ORGANIZATION}_${SHOWN}`,
    }),
  });
}

interface Known {
  readonly projects: readonly Project[];
  readonly now: Date;
  /** Who asks may browse no project. */
  readonly isHidden?: boolean;
}

function answer(call: StandInCall, known: Known): StandInAnswer {
  const token = tokenOf(call);
  const allowed = token === TOKEN || token === NARROW_TOKEN;
  switch (call.path) {
    case '/api/authentication/validate':
      return { body: { valid: allowed } };
    case '/api/system/status':
      return { body: { id: 'A1B2C3D4-AZxY', version: '2025.4.2.112048', status: 'UP' } };
    default:
      // SonarQube says no without a word.
      if (!allowed) return { status: 401, headers: { 'content-length': '0' } };
      return route(call, token === TOKEN ? known : { ...known, isHidden: true });
  }
}

/** A token is the user of HTTP Basic without a password, or a bearer. */
function tokenOf(call: StandInCall): string | undefined {
  return basicAuth(call)?.username ?? bearerToken(call);
}

function route(call: StandInCall, known: Known): StandInAnswer {
  switch (call.path) {
    case '/api/components/show':
      return withProject(call, known, 'component', (project) => ({
        component: {
          ...component(project),
          visibility: 'private',
          analysisDate: analysisDate(project, known.now),
          version: 'not provided',
        },
        ancestors: [],
      }));
    case '/api/measures/component':
      return withProject(call, known, 'component', (project) => ({
        component: { ...component(project), measures: measuresOf(project, call) },
      }));
    case '/api/qualitygates/project_status':
      return withProject(call, known, 'projectKey', gate);
    case '/api/metrics/search':
      return paged(call, 'metrics', METRICS.map(metricView));
    case '/api/components/search':
      return paged(call, 'components', visible(known).map(component));
    case '/api/projects/search':
      if (known.isHidden) return problem(403, 'Insufficient privileges');
      return paged(
        call,
        'components',
        known.projects.map((each) => ({
          ...component(each),
          visibility: 'private',
          lastAnalysisDate: analysisDate(each, known.now),
        })),
      );
    default:
      return problem(404, `Unknown url : ${call.path}`);
  }
}

function withProject(
  { query }: StandInCall,
  { projects, isHidden }: Known,
  parameter: string,
  view: (project: Project) => unknown,
): StandInAnswer {
  const key = query.get(parameter);
  if (key === null) return problem(400, `The '${parameter}' parameter is missing`);
  const project = projects.find((each) => each.key === key);
  if (project && isHidden) return problem(403, 'Insufficient privileges');
  return project ? { body: view(project) } : problem(404, `Component key '${key}' not found`);
}

function visible({ projects, isHidden }: Known): readonly Project[] {
  return isHidden ? [] : projects;
}

function component({ key, name }: Project) {
  return { key, name, qualifier: 'TRK' };
}

function measuresOf(project: Project, { query }: StandInCall) {
  const wanted = (query.get('metricKeys') ?? '').split(',');
  return Object.entries(project.measures)
    .filter(([metric]) => wanted.includes(metric))
    .map(([metric, value]) => ({ metric, value }));
}

function metricView({ key, name, type, domain }: (typeof METRICS)[number], index: number) {
  const direction = type === 'LEVEL' || key === 'coverage' ? 1 : -1;
  return { id: String(100 + index), key, type, name, domain, direction, qualitative: true };
}

function gate(project: Project) {
  const { coverage = '0', alert_status: status } = project.measures;
  return {
    projectStatus: {
      status,
      conditions: [
        {
          status,
          metricKey: 'new_coverage',
          comparator: 'LT',
          errorThreshold: '80',
          actualValue: coverage,
        },
      ],
      ignoredConditions: false,
    },
  };
}

/** SonarQube's dates have an offset without a colon. */
function analysisDate({ analyzed }: Project, now: Date): string {
  const date = new Date(now.getTime() - analyzed * 3_600_000);
  return date.toISOString().replace(/\.\d+Z$/, '+0000');
}

function paged(call: StandInCall, name: string, all: readonly unknown[]): StandInAnswer {
  const pageIndex = Number(call.query.get('p') ?? 1);
  const pageSize = Math.min(Number(call.query.get('ps') ?? 100), 500);
  const items = all.slice((pageIndex - 1) * pageSize, pageIndex * pageSize);
  const total = all.length;
  // The list of metrics has its counts beside it, newer ones have them in `paging`.
  return name === 'metrics'
    ? { body: { [name]: items, total, p: pageIndex, ps: pageSize } }
    : { body: { paging: { pageIndex, pageSize, total }, [name]: items } };
}

function problem(status: number, msg: string): StandInAnswer {
  return { status, body: { errors: [{ msg }] } };
}
