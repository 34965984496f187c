import { SOFTWARE, type Software } from '../company.ts';

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly folder: Folder;
}

export interface Folder {
  readonly uid: string;
  readonly title: string;
}

const FOLDERS = {
  services: { uid: 'fa7k2services', title: 'Services' },
  business: { uid: 'fb3m9business', title: 'Business' },
  platform: { uid: 'fc8p4platform', title: 'Platform' },
} as const;

/** What is drawn of every piece of software, and a few dashboards of the platform. */
export function dashboardsOf(): Dashboard[] {
  return [
    ...SOFTWARE.flatMap(({ id, title }) => [
      dashboard(id, 'overview', `${title} overview`, FOLDERS.services, [id, 'slo']),
      dashboard(id, 'latency', `${title} latency by route`, FOLDERS.services, [id]),
    ]),
    dashboard('webshop', 'funnel', 'Checkout funnel', FOLDERS.business, ['webshop', 'orders']),
    dashboard('cluster', 'nodes', 'Cluster nodes', FOLDERS.platform, ['platform']),
    dashboard('cluster', 'ingress', 'Ingress', FOLDERS.platform, ['platform', 'slo']),
  ];
}

/** As addresses of dashboards have it. */
export function slugOf(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

export type AlertState = 'Normal' | 'Pending' | 'Alerting';

export interface AlertRule {
  readonly uid: string;
  readonly title: string;
  readonly state: AlertState;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly expression: string;
}

/** Unified alerting: the rules of the company. */
export function alertRulesOf(): AlertRule[] {
  return SOFTWARE.flatMap((software) => [
    rule(software, 'error rate', 'Normal', 'More than 1% of requests fail', 'error_ratio > 0.01'),
    rule(
      software,
      'latency',
      software.id === 'webshop' ? 'Alerting' : 'Normal',
      'Half of the pages take longer than 800 ms',
      'latency_p50 > 0.8',
    ),
    rule(
      software,
      'disk space',
      software.id === 'billing' ? 'Pending' : 'Normal',
      'Less than a tenth of the disk is free',
      'disk_free_ratio < 0.1',
    ),
  ]);
}

function dashboard(
  of: string,
  kind: string,
  title: string,
  folder: Folder,
  tags: readonly string[],
): Dashboard {
  return { uid: `d${of}${kind}`, title, folder, tags };
}

function rule(
  { id, title, team }: Software,
  about: string,
  state: AlertState,
  summary: string,
  expression: string,
): AlertRule {
  return {
    uid: `r${id}${about.replaceAll(' ', '')}`,
    title: `${title}: ${about}`,
    state,
    labels: { service: id, team, severity: about === 'error rate' ? 'critical' : 'warning' },
    summary,
    expression,
  };
}
