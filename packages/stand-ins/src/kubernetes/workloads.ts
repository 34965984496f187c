import { ORGANIZATION, SHOWN, SOFTWARE, type Software } from '../company.ts';
import { DAY, imageOf, labelsOf } from './naming.ts';
import { ago, metadata, suffix, type KubernetesObject, type Place } from './objects.ts';
import { pod } from './pods.ts';
import { surroundings } from './surroundings.ts';

/** Version that runs, and the one before it. */
const VERSIONS = { production: ['2.8.1', '2.8.0'], staging: ['2.9.0-rc.1', '2.8.1'] };

/** All of the company's workloads in a cluster. In staging, the newest web shop does not start. */
export function workloads(place: Place): KubernetesObject[] {
  return SOFTWARE.flatMap((software) => [
    ...deployed(place, software),
    ...(software.id === SHOWN ? surroundings(place, software) : []),
  ]);
}

function deployed(place: Place, { id, type }: Software): KubernetesObject[] {
  const isStaging = place.cluster === 'staging';
  const [version, before] = isStaging ? VERSIONS.staging : VERSIONS.production;
  const crashes = isStaging && id === SHOWN;
  const wanted = isStaging ? 1 : 3;
  const labels = labelsOf(id);
  const deployment = deploymentOf(place, id, imageOf(id, version!), wanted, crashes);
  const current = replicaSet(place, deployment, version!, wanted, crashes);
  const previous = replicaSet(place, deployment, before!, 0, false);
  const pods = Array.from({ length: wanted }, (_, at) =>
    pod(place, {
      name: `${current.metadata.name}-${suffix(`${place.cluster} ${id} ${at}`, 5)}`,
      labels: { ...labels, 'pod-template-hash': hashOf(version!) },
      owner: current,
      age: crashes ? 38 : 2 * DAY + at * 13,
      image: imageOf(id, version!),
      container: id,
      crashes,
      restarts: crashes ? 9 : 0,
    }),
  );
  return [
    deployment,
    current,
    previous,
    ...pods,
    service(place, id),
    autoscaler(place, deployment, wanted),
    configMap(place, id),
    ...(type === 'website' ? [ingress(place, id)] : []),
  ];
}

function template(id: string, image: string) {
  return {
    metadata: { labels: labelsOf(id) },
    spec: {
      containers: [
        { name: id, image, ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }] },
      ],
    },
  };
}

function hashOf(version: string): string {
  return suffix(version, 9);
}

function deploymentOf(place: Place, id: string, image: string, wanted: number, crashes: boolean) {
  const ready = crashes ? 0 : wanted;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(place, {
      name: id,
      labels: labelsOf(id),
      age: 210 * DAY,
      annotations: { 'deployment.kubernetes.io/revision': '57' },
    }),
    spec: {
      replicas: wanted,
      selector: { matchLabels: { 'app.kubernetes.io/name': id } },
      template: template(id, image),
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
    status: {
      observedGeneration: 57,
      replicas: wanted,
      updatedReplicas: wanted,
      readyReplicas: ready,
      availableReplicas: ready,
      unavailableReplicas: wanted - ready,
      conditions: [
        {
          type: 'Available',
          status: crashes ? 'False' : 'True',
          reason: crashes ? 'MinimumReplicasUnavailable' : 'MinimumReplicasAvailable',
          message: crashes
            ? 'Deployment does not have minimum availability.'
            : 'Deployment has minimum availability.',
          lastUpdateTime: ago(place, 38),
          lastTransitionTime: ago(place, 38),
        },
        {
          type: 'Progressing',
          status: 'True',
          reason: crashes ? 'ReplicaSetUpdated' : 'NewReplicaSetAvailable',
          message: `ReplicaSet "${id}" is progressing.`,
          lastUpdateTime: ago(place, 38),
          lastTransitionTime: ago(place, 210 * DAY),
        },
      ],
    },
  };
}

function replicaSet(
  place: Place,
  owner: ReturnType<typeof deploymentOf>,
  version: string,
  wanted: number,
  crashes: boolean,
) {
  const { name } = owner.metadata;
  const ready = crashes ? 0 : wanted;
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: metadata(place, {
      name: `${name}-${hashOf(version)}`,
      labels: { ...labelsOf(name), 'pod-template-hash': hashOf(version) },
      age: wanted > 0 ? 2 * DAY : 9 * DAY,
      owner,
    }),
    spec: {
      replicas: wanted,
      selector: { matchLabels: { 'pod-template-hash': hashOf(version) } },
      template: template(name, imageOf(name, version)),
    },
    status: {
      replicas: wanted,
      fullyLabeledReplicas: wanted,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: 1,
    },
  };
}

function service(place: Place, id: string) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(place, { name: id, labels: labelsOf(id), age: 210 * DAY }),
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.43.112.7',
      clusterIPs: ['10.43.112.7'],
      selector: { 'app.kubernetes.io/name': id },
      ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
    },
    status: { loadBalancer: {} },
  };
}

function autoscaler(
  place: Place,
  { metadata: { name } }: ReturnType<typeof deploymentOf>,
  replicas: number,
) {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(place, { name, labels: labelsOf(name), age: 120 * DAY }),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 1,
      maxReplicas: 6,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
    },
    status: {
      currentReplicas: replicas,
      desiredReplicas: replicas,
      currentMetrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', current: { averageUtilization: 54, averageValue: '54m' } },
        },
      ],
      conditions: [],
    },
  };
}

function configMap(place: Place, id: string) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(place, { name: `${id}-settings`, labels: labelsOf(id), age: 60 * DAY }),
    data: { LOG_LEVEL: 'info', CURRENCIES: 'EUR,USD,CZK', ORDERS_URL: 'http://orders.shop.svc' },
  };
}

function ingress(place: Place, id: string) {
  const host = place.cluster === 'staging' ? 'staging.shop' : 'shop';
  const name = `${host}.${ORGANIZATION}.example`;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(place, { name: id, labels: labelsOf(id), age: 210 * DAY }),
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: [name], secretName: `${id}-tls` }],
      rules: [
        {
          host: name,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: id, port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.20' }] } },
  };
}
