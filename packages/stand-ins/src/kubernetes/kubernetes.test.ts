import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOKEN } from '../company.ts';
import type { StandIn } from '../standIn.ts';
import { selects } from './answers.ts';
import { startKubernetes, TOKEN_WITHOUT_ROLES } from './index.ts';

let kubernetes: StandIn;

beforeAll(async () => {
  kubernetes = await startKubernetes({ now: new Date('2026-03-02T10:00:00Z') });
});
afterAll(() => kubernetes.stop());

interface Listed {
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly items: readonly {
    readonly kind?: string;
    readonly metadata: {
      readonly name: string;
      readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
    };
    readonly status?: Readonly<Record<string, unknown>>;
  }[];
}

function ask(path: string, token: string | undefined = TOKEN, cluster = 'production') {
  return fetch(`${kubernetes.url}/clusters/${cluster}${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
}

async function listOf(path: string, cluster?: string): Promise<Listed> {
  const selector = `labelSelector=${encodeURIComponent('backstage.io/kubernetes-id=webshop')}`;
  return (await (await ask(`${path}?${selector}`, TOKEN, cluster)).json()) as Listed;
}

const ALL = [
  ['/api/v1/pods', 'Pod'],
  ['/api/v1/services', 'Service'],
  ['/api/v1/configmaps', 'ConfigMap'],
  ['/api/v1/limitranges', 'LimitRange'],
  ['/api/v1/resourcequotas', 'ResourceQuota'],
  ['/apis/apps/v1/deployments', 'Deployment'],
  ['/apis/apps/v1/replicasets', 'ReplicaSet'],
  ['/apis/apps/v1/statefulsets', 'StatefulSet'],
  ['/apis/apps/v1/daemonsets', 'DaemonSet'],
  ['/apis/autoscaling/v2/horizontalpodautoscalers', 'HorizontalPodAutoscaler'],
  ['/apis/batch/v1/jobs', 'Job'],
  ['/apis/batch/v1/cronjobs', 'CronJob'],
  ['/apis/networking.k8s.io/v1/ingresses', 'Ingress'],
  ['/apis/tekton.dev/v1/pipelineruns', 'PipelineRun'],
  ['/apis/tekton.dev/v1/taskruns', 'TaskRun'],
  ['/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods', 'PodMetrics'],
] as const;

describe('the stand-in for Kubernetes', () => {
  it.each(ALL)('lists %s of a component', async (path, kind) => {
    const answer = await listOf(path);
    expect(answer.kind).toBe(`${kind}List`);
    expect(answer.items.length).toBeGreaterThan(0);
    expect(answer.items[0]).not.toHaveProperty('kind');
  });

  it('gives pods to the replica set that is there, and that to its deployment', async () => {
    const [pods, sets] = await Promise.all([
      listOf('/api/v1/pods'),
      listOf('/apis/apps/v1/replicasets'),
    ]);
    const names = sets.items.map(({ metadata }) => metadata.name);
    const owners = pods.items
      .map(({ metadata }) => metadata.ownerReferences?.[0])
      .filter((owner) => owner?.kind === 'ReplicaSet');
    expect(owners).toHaveLength(3);
    expect(owners.every((owner) => names.includes(owner!.name))).toBe(true);
    expect(sets.items[0]?.metadata.ownerReferences).toMatchObject([{ name: 'webshop' }]);
  });

  it('has a pod in staging that does not start, with its log and events', async () => {
    const { items } = await listOf('/api/v1/pods', 'staging');
    const broken = items.find((each) => JSON.stringify(each).includes('CrashLoopBackOff'));
    const path = `/api/v1/namespaces/shop/pods/${broken?.metadata.name}`;
    const log = await (await ask(`${path}/log?container=webshop`, TOKEN, 'staging')).text();
    expect(log).toContain('RATES_URL is not set');
    const selector = `fieldSelector=involvedObject.name=${broken?.metadata.name}`;
    const events = await ask(`/api/v1/namespaces/shop/events?${selector}`, TOKEN, 'staging');
    expect(((await events.json()) as Listed).items).toHaveLength(2);
  });

  it('has runs of a pipeline of which one goes on and one has failed', async () => {
    const { items } = await listOf('/apis/tekton.dev/v1/pipelineruns');
    const reasons = items.map(({ status }) => {
      const conditions = status?.['conditions'] as { reason: string }[] | undefined;
      return conditions?.[0]?.reason;
    });
    expect(reasons.slice(0, 3)).toEqual(['Running', 'Succeeded', 'Failed']);
    const { items: tasks } = await listOf('/apis/tekton.dev/v1/taskruns');
    const failed = tasks.filter(
      ({ metadata }) => metadata.ownerReferences?.[0]?.name === items[2]?.metadata.name,
    );
    expect(failed.map(({ metadata }) => metadata.name.split('-').at(-1))).toEqual([
      'clone',
      'lint',
      'test',
    ]);
  });

  it('gives a list in parts', async () => {
    const first = (await (await ask('/api/v1/services?limit=2')).json()) as Listed;
    expect(first.metadata).toMatchObject({ continue: '2', remainingItemCount: 1 });
    const second = (await (await ask('/api/v1/services?limit=2&continue=2')).json()) as Listed;
    expect(second.items).toHaveLength(1);
    expect(second.metadata).not.toHaveProperty('continue');
  });

  it('refuses a token that is wrong, one without a role, and none', async () => {
    const codes = await Promise.all(
      ['other', TOKEN_WITHOUT_ROLES, undefined].map(async (token) => {
        const { kind, reason, message } = (await (
          await ask('/api/v1/pods', token ?? '')
        ).json()) as {
          kind: string;
          reason: string;
          message: string;
        };
        return `${kind} ${reason} ${message}`;
      }),
    );
    expect(codes[0]).toBe('Status Unauthorized Unauthorized');
    expect(codes[1]).toContain('User "system:serviceaccount:backstage:backstage" cannot list');
    expect(codes[2]).toContain('User "system:anonymous" cannot list resource "pods"');
  });

  it('keeps secrets to itself and does not know other resources', async () => {
    expect((await ask('/api/v1/secrets')).status).toBe(403);
    expect((await ask('/apis/tekton.dev/v1beta1/pipelineruns')).status).toBe(404);
    expect((await fetch(`${kubernetes.url}/api/v1/pods`)).status).toBe(404);
  });
});

describe('a label selector', () => {
  it.each([
    ['app=web', true],
    ['app==web,tier!=back', true],
    ['app in (web, api)', true],
    ['app notin (web,api)', false],
    ['app', true],
    ['!app', false],
    ['app=other', false],
  ])('%s', (selector, selected) => {
    expect(selects(selector, { app: 'web', tier: 'front' })).toBe(selected);
  });
});
