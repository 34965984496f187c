import type { StandInAnswer } from '../serve.ts';
import type { KubernetesObject, Place } from './objects.ts';
import { ago, suffix } from './objects.ts';

/** A `Status`, as an API server refuses. */
export function status(code: number, reason: string, message: string): StandInAnswer {
  return {
    status: code,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      code,
    },
  };
}

export function list(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  items: readonly object[],
  query: URLSearchParams,
): StandInAnswer {
  const from = Number(query.get('continue') ?? 0);
  const limit = Number(query.get('limit') ?? 0) || items.length;
  const rest = items.length - from - limit;
  return {
    body: {
      kind: `${kind}List`,
      apiVersion,
      metadata: {
        resourceVersion: '184467',
        ...(rest > 0 ? { continue: String(from + limit), remainingItemCount: rest } : {}),
      },
      // Items of a list do not say what they are.
      items: items.slice(from, from + limit).map((item) => {
        const { apiVersion: _, kind: __, ...content } = item as KubernetesObject;
        return content;
      }),
    },
  };
}

/** Whether labels are as a selector wants them: `a=b`, `a!=b`, `a in (b,c)`, `a` and `!a`. */
export function selects(selector: string, labels: Readonly<Record<string, string>>): boolean {
  const parts = selector.split(/,(?![^(]*\))/).map((part) => part.trim());
  return parts.every((part) => {
    if (part === '') return true;
    const [, key = '', not, values = ''] = /^(\S+)\s+(not)?in\s*\((.*)\)$/.exec(part) ?? [];
    if (key !== '') {
      const isIn = values.split(',').some((value) => value.trim() === labels[key]);
      return not === undefined ? isIn : !isIn;
    }
    const [, name = '', operator, value = ''] = /^([^=!]+?)\s*(!=|==?)\s*(.*)$/.exec(part) ?? [];
    if (operator === '!=') return labels[name] !== value;
    if (operator !== undefined) return labels[name] === value;
    return part.startsWith('!') ? !(part.slice(1) in labels) : part in labels;
  });
}

/** What a container wrote. */
export function logOf(place: Place, pod: string, container: string): string {
  const at = (minutes: number) => ago(place, minutes);
  if (container.startsWith('step-')) {
    const failed = pod.includes('x8r5t') && container === 'step-test';
    return [
      `+ npm run ${container.slice('step-'.length)}`,
      failed ? 'basket.test.ts: the basket keeps its currency ... failed' : 'done',
      ...(failed ? ['Tests: 1 failed, 411 passed, 412 total'] : []),
      '',
    ].join('\n');
  }
  if (place.cluster === 'staging' && pod.startsWith('webshop-') && container === 'webshop') {
    return [
      `${at(4)} info  Web shop 2.9.0-rc.1 starts`,
      `${at(3.9)} error Environment variable RATES_URL is not set`,
      '',
    ].join('\n');
  }
  return [
    `${at(12)} info  GET / 200 18ms`,
    `${at(9)} info  GET /products/314 200 24ms`,
    `${at(3)} info  POST /basket 201 31ms`,
    '',
  ].join('\n');
}

/** What happened to a pod. */
export function eventsOf(place: Place, pod: string, crashes: boolean): object[] {
  const event = (
    reason: string,
    message: string,
    type: string,
    minutes: number,
    count: number,
  ) => ({
    metadata: {
      name: `${pod}.${suffix(pod + reason, 16)}`,
      namespace: place.namespace,
      creationTimestamp: ago(place, minutes),
    },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name: pod, namespace: place.namespace },
    reason,
    message,
    type,
    count,
    firstTimestamp: ago(place, minutes),
    lastTimestamp: ago(place, Math.min(minutes, 3)),
    source: { component: 'kubelet', host: 'node-2' },
  });
  const begun = [event('Started', 'Started container', 'Normal', 38, 1)];
  if (!crashes) return begun;
  return [...begun, event('BackOff', 'Back-off restarting failed container', 'Warning', 36, 9)];
}
