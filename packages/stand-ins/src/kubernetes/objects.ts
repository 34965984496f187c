import { createHash } from 'node:crypto';

/** What is common to all that a cluster holds. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly labels: Readonly<Record<string, string>>;
  };
}

/** Where and when something is. */
export interface Place {
  readonly cluster: string;
  readonly namespace: string;
  readonly now: Date;
}

const MINUTE = 60_000;

/** A moment as Kubernetes writes it, so many minutes ago. */
export function ago({ now }: Pick<Place, 'now'>, minutes: number): string {
  return new Date(now.getTime() - minutes * MINUTE).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The same for the same text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Letters and digits as at the end of the names that controllers give. */
export function suffix(text: string, length: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  const bytes = createHash('sha256').update(text).digest();
  return Array.from({ length }, (_, at) => letters[bytes[at]! % letters.length]).join('');
}

export interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string };
}

export interface Described {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Minutes since it was made. */
  readonly age: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: Owner;
}

export function metadata(place: Place, { name, labels, age, annotations = {}, owner }: Described) {
  const { cluster, namespace } = place;
  const id = digest(`${cluster}/${namespace}/${name}/${owner?.kind ?? ''}`);
  return {
    name,
    namespace,
    uid: [
      id.slice(0, 8),
      id.slice(8, 12),
      id.slice(12, 16),
      id.slice(16, 20),
      id.slice(20, 32),
    ].join('-'),
    resourceVersion: String(Number.parseInt(id.slice(0, 6), 16)),
    creationTimestamp: ago(place, age),
    labels,
    annotations,
    ...(owner === undefined
      ? {}
      : {
          ownerReferences: [
            {
              apiVersion: owner.apiVersion,
              kind: owner.kind,
              name: owner.metadata.name,
              uid: owner.metadata.uid,
              controller: true,
              blockOwnerDeletion: true,
            },
          ],
        }),
  };
}
