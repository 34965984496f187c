import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StagecraftError, type Composition } from '@stagecraft/engine';
import { projectToolchain } from '@stagecraft/toolchain';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { selections, type Features } from '../packages/sources/src/testing/selections.ts';
import {
  composePortal,
  library,
  placeholderSecrets,
  temporaryFolder,
  yarn,
  type Portal,
} from './harness/portal.ts';

const SAMPLE = Number(process.env['STAGECRAFT_SAMPLE'] ?? 3);

const parent = await temporaryFolder();
afterAll(() => rm(parent, { recursive: true, force: true, maxRetries: 3 }));

/** The same ones in every run unless a seed is given, so that a failure can be looked into. */
const seed = Number(process.env['STAGECRAFT_SEED'] ?? 155);
const sample = fc
  .sample(selections(library), { numRuns: SAMPLE * 4, seed })
  .filter((features) => isValid(features))
  .slice(0, SAMPLE);

function isValid(features: Features): boolean {
  try {
    composePortal(features);
    return true;
  } catch (error) {
    const invalid = ['CONFLICT', 'MISSING_REQUIREMENT'];
    if (error instanceof StagecraftError && invalid.includes(error.code)) return false;
    throw error;
  }
}

/** One folder for all, so that yarn links only what differs; nothing else stays. */
const folder = path.join(parent, 'portal');

async function write(composition: Composition): Promise<Portal> {
  await mkdir(folder, { recursive: true });
  for (const part of await readdir(folder)) {
    if (['node_modules', '.yarn'].includes(part)) continue;
    await rm(path.join(folder, part), { recursive: true, force: true });
  }
  for (const [file, { content }] of composition.files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  return { folder, toolchain: await projectToolchain(folder), remove: async () => undefined };
}

test('there are enough valid selections', () => {
  expect(sample.length).toBeGreaterThanOrEqual(SAMPLE);
});

test.each(sample.map((features, index) => ({ features, index, ids: Object.keys(features) })))(
  'selection $index installs unchanged and has a valid configuration: $ids',
  async ({ features }) => {
    const composition = composePortal(features);
    const portal = await write(composition);
    await yarn(portal, ['install', '--immutable', '--mode=skip-build']);
    const secrets = placeholderSecrets(composition);
    const config = ['--config', 'app-config.yaml'];
    const production = [...config, '--config', 'app-config.production.yaml'];
    await yarn(portal, ['backstage-cli', 'config:check', '--strict', ...config], secrets);
    await yarn(portal, ['backstage-cli', 'config:check', '--strict', ...production], secrets);
    await yarn(portal, ['tsc']);
    await yarn(portal, ['backstage-cli', 'repo', 'lint']);
    await yarn(portal, ['prettier:check']);
  },
);
