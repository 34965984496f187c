import { createHash } from 'node:crypto';
import { ORGANIZATION, PEOPLE, SOFTWARE } from '../company.ts';

/** A commit of the repository with the manifests. */
export interface Revision {
  readonly sha: string;
  readonly author: string;
  readonly message: string;
  /** Minutes since it was made. */
  readonly age: number;
}

export interface Deployment {
  readonly id: string;
  readonly stage: 'production' | 'staging';
  readonly version: string;
  /** The newest last, as Argo CD keeps them. */
  readonly history: readonly Revision[];
  readonly sync: 'Synced' | 'OutOfSync';
  readonly health: 'Healthy' | 'Degraded';
}

export const REPOSITORY = `https://github.com/${ORGANIZATION}/deployments.git`;
const DAY = 24 * 60;

const MESSAGES = [
  'Give the basket a second replica',
  'Raise the memory limit',
  'Update the base image',
  'Move settings to a config map',
  'Scale by CPU',
];

/** Each component in production and staging; the web shop's newest version does not start there. */
export const DEPLOYMENTS: readonly Deployment[] = SOFTWARE.flatMap(({ id }) => [
  deployment(id, 'staging', '2.9.0-rc.1'),
  deployment(id, 'production', '2.8.1'),
]);

function deployment(id: string, stage: Deployment['stage'], version: string): Deployment {
  const isBroken = id === 'webshop' && stage === 'staging';
  const isBehind = id === 'billing' && stage === 'production';
  const newest = stage === 'staging' ? 38 : 2 * DAY;
  const release = revision(`${id} ${stage} ${version}`, `Deploy ${id} ${version}`, newest);
  const before = MESSAGES.map((message, at) =>
    revision(`${id} ${stage} ${message}`, message, newest + (at + 1) * 1.7 * DAY),
  );
  return {
    id,
    stage,
    version,
    history: [...before.toReversed(), release],
    sync: isBehind ? 'OutOfSync' : 'Synced',
    health: isBroken ? 'Degraded' : 'Healthy',
  };
}

function revision(seed: string, message: string, age: number): Revision {
  const { name, email } = PEOPLE[seed.length % PEOPLE.length]!;
  const sha = createHash('sha1').update(seed).digest('hex');
  return { sha, author: `${name} <${email}>`, message, age };
}
