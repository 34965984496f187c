import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { evidenceSchema } from '@stagecraft/engine';
import { release, root } from '../harness/portal.ts';
import { gatherEvidence } from './gather.ts';
import { startEvidencePortal } from './portal.ts';

/** Runs a portal with everything and writes `releases/<version>/evidence` anew. */
console.log(`Making a portal with everything, on Backstage ${release.version}`);
const portal = await startEvidencePortal();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void portal.stop().finally(() => process.exit(130)));
}
const { evidence, pictures, failures } = await gatherEvidence(portal, (line) =>
  console.log(line),
).finally(() => portal.stop());
const folder = path.join(root, 'releases', release.version, 'evidence');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const text = JSON.stringify(evidenceSchema.parse(evidence), null, 2);
await writeFile(path.join(folder, 'evidence.json'), `${text}\n`);
for (const [id, picture] of pictures) await writeFile(path.join(folder, `${id}.jpg`), picture);
console.log(`${Object.keys(evidence.features).length} features are proven`);
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;
