import { NARROW_TOKEN, SHOWN, TOKEN } from '../company.ts';
import { basicAuth, bearerToken, serveStandIn, type StandInAnswer } from '../serve.ts';
import type { StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import {
  alertRulesOf,
  dashboardsOf,
  slugOf,
  type AlertRule,
  type Dashboard,
  type Folder,
} from './dashboards.ts';
import { dashboardPage } from './panel.ts';

/** Grafana's HTTP API, as far as the plugin and a check of its token ask. */
export async function startGrafana({
  port,
  now = new Date(),
  options = {},
}: StandInOptions = {}): Promise<StandIn> {
  const { exampleTag } = options;
  const tagged = (each: Dashboard) =>
    typeof exampleTag === 'string' && each.tags.includes(SHOWN)
      ? { ...each, tags: [...each.tags, exampleTag] }
      : each;
  const known: Known = { dashboards: dashboardsOf().map(tagged), rules: alertRulesOf(), now };
  return serveStandIn({
    title: 'Grafana',
    port,
    answer: () => (call) => answer(call, known),
    values: (url) => ({
      token: TOKEN,
      narrowToken: NARROW_TOKEN,
      overview: `${url}/d/dwebshopoverview/overview?kiosk`,
    }),
  });
}

interface Known {
  readonly dashboards: readonly Dashboard[];
  readonly rules: readonly AlertRule[];
  readonly now: Date;
}

function answer(call: StandInCall, known: Known): StandInAnswer {
  if (call.path === '/api/health') {
    return { body: { database: 'ok', version: '12.1.0', commit: '8f2d3c1a7b' } };
  }
  const [, uid] = /^\/d\/([^/]+)/.exec(call.path) ?? [];
  if (uid !== undefined) return page(uid, known);
  const given = bearerToken(call) ?? basicAuth(call)?.password;
  // A service account without a role sees an empty Grafana.
  if (given === NARROW_TOKEN) return call.path === '/api/search' ? { body: [] } : denied(call.path);
  if (given !== TOKEN) return refusal(call);
  switch (call.path) {
    case '/api/search':
      return { body: search(call, known.dashboards) };
    case '/api/folders':
      return { body: foldersOf(known.dashboards).map(folderView) };
    case '/api/ruler/grafana/api/v1/rules':
      return { body: ruler(known) };
    case '/api/prometheus/grafana/api/v1/alerts':
      return { body: { status: 'success', data: { alerts: alertsOf(known) } } };
    default:
      return { status: 404, body: { message: 'Not found' } };
  }
}

function denied(path: string): StandInAnswer {
  const permission = path.includes('/rules') ? 'alert.rules:read' : 'folders:read';
  return {
    status: 403,
    body: {
      accessErrorId: 'ACE1234567890',
      message: `You'll need additional permissions to perform this action. Permissions needed: ${permission}`,
      title: 'Access denied',
    },
  };
}

/** Grafana tells a key that it doesn't know from none. */
function refusal(call: StandInCall): StandInAnswer {
  const [message, messageId] =
    call.headers.authorization === undefined
      ? ['Unauthorized', 'session.token.rotate']
      : ['Invalid API key', 'api-key.invalid'];
  return {
    status: 401,
    body: { message, messageId, statusCode: 401, traceID: '' },
  };
}

function page(uid: string, { dashboards, now }: Known): StandInAnswer {
  const found = dashboards.find((each) => each.uid === uid);
  if (found === undefined) return { status: 404, body: 'Dashboard not found' };
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: dashboardPage(found, now),
  };
}

function search({ query }: StandInCall, dashboards: readonly Dashboard[]) {
  const tags = query.getAll('tag');
  const words = (query.get('query') ?? '').toLowerCase();
  const limit = Math.min(Number(query.get('limit') ?? 1000), 5000);
  // Grafana counts pages from one, and takes none for the first.
  const number = Math.max(Number(query.get('page') ?? 1), 1);
  const found = [
    ...(query.get('type') === 'dash-db' ? [] : foldersOf(dashboards).map(folderHit)),
    ...dashboards.map(dashboardHit),
  ].filter(
    ({ title, tags: has }) =>
      title.toLowerCase().includes(words) && tags.every((tag) => has.includes(tag)),
  );
  return found.slice((number - 1) * limit, number * limit);
}

function dashboardHit({ uid, title, tags, folder }: Dashboard, index: number) {
  const slug = slugOf(title);
  return {
    id: 40 + index,
    uid,
    title,
    uri: `db/${slug}`,
    url: `/d/${uid}/${slug}`,
    slug: '',
    type: 'dash-db',
    tags: [...tags],
    isStarred: false,
    isDeleted: false,
    sortMeta: 0,
    folderUid: folder.uid,
    folderTitle: folder.title,
    folderUrl: `/dashboards/f/${folder.uid}/${slugOf(folder.title)}`,
  };
}

function folderHit({ uid, title }: Folder, index: number) {
  const slug = slugOf(title);
  return {
    id: 10 + index,
    uid,
    title,
    uri: `db/${slug}`,
    url: `/dashboards/f/${uid}/${slug}`,
    slug: '',
    type: 'dash-folder',
    tags: [] as string[],
    isStarred: false,
    isDeleted: false,
    sortMeta: 0,
  };
}

function folderView({ uid, title }: Folder, index: number) {
  return { id: 10 + index, uid, title };
}

function foldersOf(dashboards: readonly Dashboard[]): Folder[] {
  return [...new Map(dashboards.map(({ folder }) => [folder.uid, folder])).values()];
}

/** Rules as Grafana keeps them: groups by the title of their folder. */
function ruler({ rules, now }: Known) {
  const updated = new Date(now.getTime() - 9 * 24 * 3_600_000).toISOString();
  return {
    Services: [
      {
        name: 'every minute',
        interval: '1m',
        rules: rules.map((rule, index) => ({
          expr: '',
          for: '5m',
          labels: rule.labels,
          annotations: { summary: rule.summary },
          grafana_alert: {
            id: 200 + index,
            orgId: 1,
            uid: rule.uid,
            title: rule.title,
            condition: 'B',
            data: [],
            updated,
            intervalSeconds: 60,
            version: 3,
            namespace_uid: 'fa7k2services',
            rule_group: 'every minute',
            no_data_state: 'NoData',
            exec_err_state: 'Error',
            is_paused: false,
          },
        })),
      },
    ],
  };
}

function alertsOf({ rules, now }: Known) {
  return rules.map(({ title, state, labels, summary }) => ({
    labels: { ...labels, alertname: title, grafana_folder: 'Services' },
    annotations: { summary },
    state,
    activeAt: new Date(now.getTime() - 42 * 60_000).toISOString(),
    value: state === 'Normal' ? '' : "[ var='B' labels={} value=1 ]",
  }));
}
