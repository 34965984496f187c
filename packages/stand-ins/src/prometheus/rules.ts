import { SOFTWARE, type Software } from '../company.ts';

interface Rule {
  readonly name: string;
  readonly state: 'inactive' | 'pending' | 'firing';
  readonly query: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly value: number;
  /** Minutes. */
  readonly since: number;
}

const STEP = 60_000;

/** `/api/v1/rules` and `/api/v1/alerts`: alerts are those of the rules that are not at rest. */
export function rulesAt(now: Date) {
  const groups = SOFTWARE.map((software) => ({
    name: software.id,
    file: `/etc/prometheus/rules/${software.id}.yaml`,
    interval: 30,
    limit: 0,
    evaluationTime: 0.00131,
    lastEvaluation: new Date(now.getTime() - 12_000).toISOString(),
    rules: rulesFor(software).map((rule) => ruleView(rule, now)),
  }));
  return { groups, alerts: groups.flatMap(({ rules }) => rules.flatMap(({ alerts }) => alerts)) };
}

function rulesFor({ id, title, team }: Software): Rule[] {
  const shown = id === 'webshop';
  const about = (name: string) => `${title.replaceAll(' ', '')}${name}`;
  return [
    {
      name: about('HighLatency'),
      state: shown ? 'firing' : 'inactive',
      query: `histogram_quantile(0.5, rate(http_request_duration_seconds_bucket{job="${id}"}[5m])) > 0.8`,
      labels: { severity: 'warning', team },
      summary: 'Half of the requests take longer than 800 ms',
      value: 0.94,
      since: 17,
    },
    {
      name: about('ErrorBudgetBurn'),
      state: shown ? 'pending' : 'inactive',
      query: `sum(rate(http_requests_total{job="${id}",code="500"}[5m])) > 0.2`,
      labels: { severity: 'critical', team },
      summary: 'The error budget of the month is used up within three days',
      value: 0.31,
      since: 3,
    },
    {
      name: about('Down'),
      state: 'inactive',
      query: `up{job="${id}"} == 0`,
      labels: { severity: 'critical', team },
      summary: 'No instance answers',
      value: 0,
      since: 0,
    },
  ];
}

function ruleView({ name, state, query, labels, summary, value, since }: Rule, now: Date) {
  const annotations = { summary };
  const alert = {
    labels: { alertname: name, ...labels },
    annotations,
    state,
    activeAt: new Date(now.getTime() - since * STEP).toISOString(),
    value: value.toExponential(),
  };
  return {
    state,
    name,
    query,
    duration: 300,
    keepFiringFor: 0,
    labels,
    annotations,
    alerts: state === 'inactive' ? [] : [alert],
    health: 'ok',
    evaluationTime: 0.000311,
    lastEvaluation: new Date(now.getTime() - 12_000).toISOString(),
    type: 'alerting',
  };
}
