import { createHash } from 'node:crypto';
import { ORGANIZATION } from '../company.ts';
import { REPOSITORY, type Deployment, type Revision } from './seed.ts';

const MINUTE = 60_000;
const NAMESPACE = 'argocd';
const PROJECT = 'shop';

function ago(now: Date, minutes: number): string {
  return new Date(now.getTime() - minutes * MINUTE).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** As Argo CD tells of an application. */
export function applicationView(given: Deployment, now: Date) {
  const { id, stage, version, history, sync, health } = given;
  const name = `${id}-${stage}`;
  const source = {
    repoURL: REPOSITORY,
    path: `${id}/overlays/${stage}`,
    targetRevision: stage === 'staging' ? 'HEAD' : 'production',
  };
  const destination = { server: serverOf(stage), namespace: 'shop' };
  const newest = history.at(-1)!;
  return {
    metadata: {
      name,
      namespace: NAMESPACE,
      uid: uidOf(name),
      resourceVersion: '512077',
      generation: 6120,
      creationTimestamp: ago(now, 210 * 24 * 60),
      labels: { 'app.kubernetes.io/name': id, 'app.kubernetes.io/part-of': PROJECT, stage },
    },
    spec: {
      source,
      destination,
      project: PROJECT,
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
    status: {
      sync: {
        status: sync,
        comparedTo: { source, destination },
        revision: newest.sha,
      },
      health: { status: health, lastTransitionTime: ago(now, newest.age - 1) },
      history: history.map((each, at) => historyView(each, at, source, now)),
      operationState: operationView(newest, source, now),
      resources: resourcesOf(given),
      reconciledAt: ago(now, 2),
      sourceType: 'Kustomize',
      summary: { images: [`registry.${ORGANIZATION}.example/${id}:${version}`] },
      controllerNamespace: NAMESPACE,
    },
  };
}

function serverOf(stage: Deployment['stage']): string {
  return stage === 'production'
    ? 'https://kubernetes.default.svc'
    : `https://k8s-staging.${ORGANIZATION}.example:6443`;
}

function uidOf(name: string): string {
  const id = createHash('sha1').update(name).digest('hex');
  return [
    id.slice(0, 8),
    id.slice(8, 12),
    id.slice(12, 16),
    id.slice(16, 20),
    id.slice(20, 32),
  ].join('-');
}

function historyView({ sha, age }: Revision, at: number, source: object, now: Date) {
  return {
    id: 31 + at,
    revision: sha,
    source,
    deployStartedAt: ago(now, age - 1),
    deployedAt: ago(now, age - 1.2),
    initiatedBy: { automated: true },
  };
}

function operationView({ sha, age }: Revision, source: object, now: Date) {
  return {
    operation: {
      sync: { revision: sha, prune: true },
      initiatedBy: { automated: true },
      retry: { limit: 5 },
    },
    phase: 'Succeeded',
    message: 'successfully synced (all tasks run)',
    startedAt: ago(now, age - 1),
    finishedAt: ago(now, age - 1.2),
    syncResult: { revision: sha, source },
  };
}

function resourcesOf({ id, sync, health }: Deployment) {
  const resource = (
    group: string,
    version: string,
    kind: string,
    name: string,
    status?: string,
  ) => ({
    ...(group === '' ? {} : { group }),
    version,
    kind,
    namespace: 'shop',
    name,
    status: kind === 'ConfigMap' ? sync : 'Synced',
    ...(status === undefined ? {} : { health: { status } }),
  });
  return [
    resource('', 'v1', 'ConfigMap', `${id}-settings`),
    resource('', 'v1', 'Service', id, 'Healthy'),
    resource('apps', 'v1', 'Deployment', id, health),
    resource('autoscaling', 'v2', 'HorizontalPodAutoscaler', id, 'Healthy'),
    ...(id === 'webshop' ? [resource('networking.k8s.io', 'v1', 'Ingress', id, 'Healthy')] : []),
  ];
}

export function revisionView({ author, message, age }: Revision, now: Date) {
  return { author, date: ago(now, age), message: `${message}\n` };
}
