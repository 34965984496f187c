import { TOKEN } from '../company.ts';
import { bearerToken, serveStandIn, type StandInAnswer, type StandInCall } from '../serve.ts';
import type { StandIn, StandInOptions } from '../standIn.ts';
import { eventsOf, list, logOf, selects, status } from './answers.ts';
import { NAMESPACE } from './naming.ts';
import type { KubernetesObject, Place } from './objects.ts';
import { podMetrics, type pod } from './pods.ts';
import { pipelineRuns } from './tekton.ts';
import { workloads } from './workloads.ts';

const CLUSTERS = ['production', 'staging'];
/** Of a service account that no role is bound to. */
export const TOKEN_WITHOUT_ROLES = 'stand-in-token-without-roles';

/** What a cluster has, by where its API has it. */
const RESOURCES: Readonly<Record<string, string>> = {
  'v1/pods': 'Pod',
  'v1/services': 'Service',
  'v1/configmaps': 'ConfigMap',
  'v1/limitranges': 'LimitRange',
  'v1/resourcequotas': 'ResourceQuota',
  'v1/persistentvolumeclaims': 'PersistentVolumeClaim',
  'apps/v1/deployments': 'Deployment',
  'apps/v1/replicasets': 'ReplicaSet',
  'apps/v1/statefulsets': 'StatefulSet',
  'apps/v1/daemonsets': 'DaemonSet',
  'autoscaling/v2/horizontalpodautoscalers': 'HorizontalPodAutoscaler',
  'batch/v1/jobs': 'Job',
  'batch/v1/cronjobs': 'CronJob',
  'networking.k8s.io/v1/ingresses': 'Ingress',
  'argoproj.io/v1alpha1/rollouts': 'Rollout',
  'argoproj.io/v1alpha1/analysisruns': 'AnalysisRun',
  'tekton.dev/v1/pipelineruns': 'PipelineRun',
  'tekton.dev/v1/taskruns': 'TaskRun',
};
/** What the service account may not read. */
const FORBIDDEN = ['v1/secrets', 'v1/nodes'];

/** Starts a stand-in for the API servers of two clusters, each under a path of its own. */
export async function startKubernetes({
  port,
  now = new Date(),
}: StandInOptions = {}): Promise<StandIn> {
  const clusters = new Map(
    CLUSTERS.map((cluster) => {
      const place = { cluster, namespace: NAMESPACE, now };
      const runs = cluster === 'production' ? pipelineRuns(place) : [];
      return [cluster, { place, objects: [...workloads(place), ...runs] }];
    }),
  );
  return serveStandIn({
    title: 'Kubernetes',
    port,
    values: (url) => ({
      token: TOKEN,
      productionUrl: `${url}/clusters/production`,
      stagingUrl: `${url}/clusters/staging`,
    }),
    answer: () => (call) => {
      const [, name = '', path = ''] = /^\/clusters\/([^/]+)(\/.*)$/.exec(call.path) ?? [];
      const cluster = clusters.get(name);
      if (cluster === undefined) return notFound();
      return respond(cluster, path, call);
    },
  });
}

interface Cluster {
  readonly place: Place;
  readonly objects: readonly KubernetesObject[];
}

/** A path of the API in its parts. */
interface Asked {
  /** Group and version, as `apps/v1`. */
  readonly api: string;
  readonly namespace: string | undefined;
  readonly plural: string;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

function respond(cluster: Cluster, path: string, call: StandInCall): StandInAnswer {
  if (path === '/version') return { body: VERSION };
  const asked = read(path);
  const refused = refusal(call, asked);
  if (refused !== undefined) return refused;
  if (asked === undefined) return notFound();
  if (call.method !== 'GET') return status(405, 'MethodNotAllowed', 'the server only answers GET');
  const { api, plural, name, subresource } = asked;
  if (api === 'metrics.k8s.io/v1beta1' && plural === 'pods') return metrics(cluster, asked, call);
  if (api === 'v1' && plural === 'events') return events(cluster, call);
  const kind = RESOURCES[`${api}/${plural}`];
  if (kind === undefined) return notFound();
  const found = objects(cluster, asked, kind, call);
  if (name === undefined) return list({ apiVersion: api, kind }, found, call.query);
  const [object] = found;
  if (object === undefined) return status(404, 'NotFound', `${plural} "${name}" not found`);
  if (subresource === undefined) return { body: object };
  if (subresource !== 'log') return notFound();
  const container = call.query.get('container') ?? '';
  return {
    headers: { 'content-type': 'text/plain' },
    body: logOf(cluster.place, name, container),
  };
}

const VERSION = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.2',
  gitTreeState: 'clean',
  goVersion: 'go1.24.9',
  compiler: 'gc',
  platform: 'linux/amd64',
};

function notFound(): StandInAnswer {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return { status: 404, headers, body: '404 page not found\n' };
}

const PATH =
  /^\/(?:api|apis)\/(?<api>v1|[^/]+\/[^/]+)(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<plural>[^/]+)(?:\/(?<name>[^/]+))?(?:\/(?<subresource>[^/]+))?$/;

function read(path: string): Asked | undefined {
  const { groups } = PATH.exec(decodeURIComponent(path)) ?? {};
  if (groups === undefined) return undefined;
  const { api = '', namespace, plural = '', name, subresource } = groups;
  return { api, namespace, plural, name, subresource };
}

function refusal(call: StandInCall, asked: Asked | undefined): StandInAnswer | undefined {
  const token = bearerToken(call);
  if (token !== undefined && token !== TOKEN && token !== TOKEN_WITHOUT_ROLES) {
    return status(401, 'Unauthorized', 'Unauthorized');
  }
  if (asked === undefined) return undefined;
  const { api, plural, namespace } = asked;
  const mayRead = token === TOKEN && !FORBIDDEN.includes(`${api}/${plural}`);
  if (mayRead) return undefined;
  const user =
    token === undefined ? 'system:anonymous' : 'system:serviceaccount:backstage:backstage';
  const group = api.includes('/') ? api.split('/')[0] : '';
  const scope =
    namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  return status(
    403,
    'Forbidden',
    `${plural} is forbidden: User "${user}" cannot list resource "${plural}" in API group "${group}" ${scope}`,
  );
}

function objects(
  cluster: Cluster,
  { namespace, name }: Asked,
  kind: string,
  { query }: StandInCall,
): KubernetesObject[] {
  const selector = query.get('labelSelector') ?? '';
  return cluster.objects.filter(
    (each) =>
      each.kind === kind &&
      (namespace === undefined || each.metadata.namespace === namespace) &&
      (name === undefined || each.metadata.name === name) &&
      selects(selector, each.metadata.labels),
  );
}

/** Of pods that run. */
function metrics(cluster: Cluster, asked: Asked, call: StandInCall): StandInAnswer {
  const pods = objects(cluster, asked, 'Pod', call) as unknown as ReturnType<typeof pod>[];
  const items = pods
    .filter(({ status: { phase } }) => phase === 'Running')
    .map((each) => podMetrics(cluster.place, each));
  return list({ apiVersion: asked.api, kind: 'PodMetrics' }, items, call.query);
}

function events({ place, objects: all }: Cluster, { query }: StandInCall): StandInAnswer {
  const selector = query.get('fieldSelector') ?? '';
  const [, name] = /involvedObject\.name=([^,]+)/.exec(selector) ?? [];
  const pods = all.filter(
    (each) => each.kind === 'Pod' && (name === undefined || each.metadata.name === name),
  );
  const items = pods.flatMap((each) =>
    eventsOf(place, each.metadata.name, JSON.stringify(each).includes('CrashLoopBackOff')),
  );
  return list({ apiVersion: 'v1', kind: 'Event' }, items, query);
}
