import { SHOWN, type Software } from '../company.ts';
import { DAY, imageOf, labelsOf } from './naming.ts';
import { ago, metadata, type KubernetesObject, type Place } from './objects.ts';
import { pod } from './pods.ts';

/** What else there is of the component that shows everything. */
export function surroundings(place: Place, { id }: Software): KubernetesObject[] {
  const labels = labelsOf(id, `${id}-sessions`);
  const store = statefulSet(place, `${id}-sessions`, labels);
  const nightly = cronJob(place, `${id}-sitemap`, labelsOf(id, `${id}-sitemap`));
  return [
    store,
    pod(place, {
      name: `${id}-sessions-0`,
      labels,
      owner: store,
      age: 31 * DAY,
      image: 'docker.io/valkey/valkey:8.1',
      container: 'valkey',
    }),
    nightly,
    job(place, nightly, 9 * 60),
    job(place, nightly, 33 * 60),
    daemonSet(place, `${id}-image-cache`, labelsOf(id, `${id}-image-cache`)),
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: metadata(place, { name: 'shop', labels: labelsOf(id), age: 210 * DAY }),
      spec: { hard: { 'requests.cpu': '8', 'requests.memory': '16Gi', pods: '60' } },
      status: {
        hard: { 'requests.cpu': '8', 'requests.memory': '16Gi', pods: '60' },
        used: { 'requests.cpu': '1200m', 'requests.memory': '2304Mi', pods: '14' },
      },
    } as KubernetesObject,
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: metadata(place, { name: 'shop', labels: labelsOf(id), age: 210 * DAY }),
      spec: {
        limits: [
          {
            type: 'Container',
            default: { cpu: '500m', memory: '384Mi' },
            defaultRequest: { cpu: '100m', memory: '192Mi' },
          },
        ],
      },
    } as KubernetesObject,
  ];
}

function statefulSet(place: Place, name: string, labels: Record<string, string>) {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(place, { name, labels, age: 180 * DAY }),
    spec: {
      replicas: 1,
      serviceName: name,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'valkey', image: 'docker.io/valkey/valkey:8.1' }] },
      },
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    },
    status: {
      observedGeneration: 3,
      replicas: 1,
      readyReplicas: 1,
      currentReplicas: 1,
      updatedReplicas: 1,
      availableReplicas: 1,
      currentRevision: `${name}-6c8d4f7b9d`,
      updateRevision: `${name}-6c8d4f7b9d`,
    },
  };
}

function cronJob(place: Place, name: string, labels: Record<string, string>) {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(place, { name, labels, age: 90 * DAY }),
    spec: {
      schedule: '30 1 * * *',
      suspend: false,
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: { metadata: { labels }, spec: jobSpec(name) },
    },
    status: { lastScheduleTime: ago(place, 9 * 60), lastSuccessfulTime: ago(place, 9 * 60 - 2) },
  };
}

function jobSpec(name: string) {
  return {
    backoffLimit: 3,
    completions: 1,
    parallelism: 1,
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name, image: imageOf(SHOWN, '2.8.1'), args: ['sitemap'] }],
      },
    },
  };
}

function job(place: Place, owner: ReturnType<typeof cronJob>, age: number) {
  const { name, labels } = owner.metadata;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata(place, { name: `${name}-${29_540_000 - age}`, labels, age, owner }),
    spec: jobSpec(name),
    status: {
      succeeded: 1,
      startTime: ago(place, age),
      completionTime: ago(place, age - 2),
      conditions: [
        {
          type: 'Complete',
          status: 'True',
          lastProbeTime: ago(place, age - 2),
          lastTransitionTime: ago(place, age - 2),
        },
      ],
    },
  };
}

function daemonSet(place: Place, name: string, labels: Record<string, string>) {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(place, { name, labels, age: 45 * DAY }),
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'cache', image: imageOf('image-cache', '1.3.0') }] },
      },
      updateStrategy: { type: 'RollingUpdate' },
    },
    status: {
      currentNumberScheduled: 3,
      desiredNumberScheduled: 3,
      numberAvailable: 3,
      numberMisscheduled: 0,
      numberReady: 3,
      observedGeneration: 4,
      updatedNumberScheduled: 3,
    },
  };
}
