import { ago, metadata, suffix, type Owner, type Place } from './objects.ts';

export interface PodGiven {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly owner: Owner;
  readonly age: number;
  readonly image: string;
  readonly container: string;
  /** Why it does not run, when it does not. */
  readonly crashes?: boolean;
  readonly restarts?: number;
}

const RESOURCES = {
  requests: { cpu: '100m', memory: '192Mi' },
  limits: { cpu: '500m', memory: '384Mi' },
};

/** A pod of a workload that keeps it running. */
export function pod(place: Place, given: PodGiven) {
  const { name, labels, owner, age, image, container, crashes = false, restarts = 0 } = given;
  const ready = crashes ? 'False' : 'True';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(place, { name, labels, age, owner }),
    spec: {
      containers: [
        {
          name: container,
          image,
          imagePullPolicy: 'IfNotPresent',
          ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
          resources: RESOURCES,
        },
      ],
      nodeName: nodeOf(name),
      restartPolicy: 'Always',
      serviceAccountName: 'default',
      dnsPolicy: 'ClusterFirst',
      terminationGracePeriodSeconds: 30,
    },
    status: {
      phase: 'Running',
      conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
        type,
        status: /Ready/.test(type) ? ready : 'True',
        lastTransitionTime: ago(place, age),
        ...(crashes && /Ready/.test(type)
          ? {
              reason: 'ContainersNotReady',
              message: `containers with unready status: [${container}]`,
            }
          : {}),
      })),
      hostIP: '10.20.0.11',
      podIP: addressOf(name),
      startTime: ago(place, age),
      qosClass: 'Burstable',
      containerStatuses: [
        {
          name: container,
          image,
          imageID: `${image.split(':')[0]}@sha256:${'0'.repeat(64)}`,
          containerID: `containerd://${suffix(name, 24)}`,
          ready: !crashes,
          started: !crashes,
          restartCount: restarts,
          ...(crashes ? crashed(place, container, name) : running(place, age)),
        },
      ],
    },
  };
}

function running(place: Place, age: number) {
  return { state: { running: { startedAt: ago(place, age) } }, lastState: {} };
}

function crashed(place: Place, container: string, name: string) {
  return {
    state: {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: `back-off 5m0s restarting failed container=${container} pod=${name}_${place.namespace}`,
      },
    },
    lastState: {
      terminated: {
        exitCode: 1,
        reason: 'Error',
        startedAt: ago(place, 4),
        finishedAt: ago(place, 3.9),
        containerID: `containerd://${suffix(name, 24)}`,
      },
    },
  };
}

function nodeOf(name: string): string {
  return `node-${(name.length % 3) + 1}`;
}

function addressOf(name: string): string {
  const code = name.charCodeAt(name.length - 1);
  return `10.42.${code % 4}.${20 + (code % 200)}`;
}

/** What the metrics server measured of a pod. */
export function podMetrics(
  place: Place,
  { metadata: { name, namespace, labels }, spec }: ReturnType<typeof pod>,
) {
  const busy = name.charCodeAt(name.length - 1) % 40;
  return {
    metadata: { name, namespace, labels, creationTimestamp: ago(place, 0) },
    timestamp: ago(place, 0.5),
    window: '15s',
    containers: spec.containers.map((container) => ({
      name: container.name,
      usage: { cpu: `${(40 + busy) * 1_000_000 + 4_321}n`, memory: `${(150 + busy) * 1024}Ki` },
    })),
  };
}
