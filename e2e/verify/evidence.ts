import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  evidenceSchema,
  type Evidence,
  type Feature,
  type FeatureEvidence,
} from '@stagecraft/engine';
import { library, release, root } from '../harness/portal.ts';
import { composeAlone, packagesOf } from './compatibility.ts';
import { readPicture } from './picture.ts';
import type { Result } from './results.ts';

/**
 * Writes `releases/<version>/evidence`: of each feature that passed alone, what its probes saw, and a
 * picture. What every portal has was seen in any that passed.
 */
export async function writeEvidence(results: readonly Result[]): Promise<void> {
  const folder = path.join(root, 'releases', release.version, 'evidence');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const features: Record<string, FeatureEvidence> = {};
  for (const feature of library.features.values()) {
    if (!results.some((result) => proves(result, feature))) continue;
    const picture = await readPicture(feature.id);
    const evidence = evidenceOf(feature, picture !== undefined);
    if (evidence.probes.length === 0) continue;
    features[feature.id] = evidence;
    if (picture !== undefined) await writeFile(path.join(folder, `${feature.id}.jpg`), picture);
  }
  const dates = results.map(({ date }) => date).toSorted();
  const whole: Evidence = {
    release: release.version,
    date: dates.at(-1) ?? '',
    node: results[0]?.node ?? process.versions.node,
    features,
  };
  const text = JSON.stringify(evidenceSchema.parse(whole), null, 2);
  await writeFile(path.join(folder, 'evidence.json'), `${text}\n`);
}

function proves({ title, passed, proven }: Result, { id, always }: Feature): boolean {
  return passed && (always === true ? proven.includes(id) : title === `alone: ${id}`);
}

function evidenceOf(feature: Feature, hasPicture: boolean): FeatureEvidence {
  const { id, proof } = feature;
  const composition = composeAlone(feature);
  const ours = Object.entries(packagesOf(feature, composition)).filter(([name]) =>
    release.packages.has(name),
  );
  return {
    proves: proof?.proves ?? 'Its probes passed.',
    packages: Object.fromEntries(ours),
    probes: composition.probes
      .filter(({ feature: of }) => of === id)
      .flatMap(({ page, request, shows }) => [
        ...(request === undefined ? [] : [{ request, shows: [...shows] }]),
        ...(page === undefined ? [] : [{ page, shows: [...shows] }]),
      ]),
    ...(hasPicture ? { picture: `${id}.jpg` } : {}),
    ...(proof?.tests === undefined ? {} : { tests: proof.tests }),
  };
}
