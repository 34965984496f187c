import { ORGANIZATION } from '../company.ts';

export const NAMESPACE = 'shop';
/** In minutes. */
export const DAY = 24 * 60;

/** By this label the portal finds what belongs to a component. */
export function labelsOf(id: string, app = id): Record<string, string> {
  return {
    'app.kubernetes.io/name': app,
    'app.kubernetes.io/part-of': 'shop',
    'backstage.io/kubernetes-id': id,
  };
}

export function imageOf(id: string, version: string): string {
  return `registry.${ORGANIZATION}.example/${id}:${version}`;
}
