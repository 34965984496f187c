import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { evidenceSchema, StagecraftError, type Evidence } from '@stagecraft/engine';

/** What a release has proven, with its pictures by file name. */
export interface EvidenceFiles {
  readonly evidence: Evidence;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads `releases/<version>/evidence`; undefined where nothing was proven.
 * Throws `INVALID_EVIDENCE` when it is not as a run writes it, or a picture is missing.
 */
export async function readEvidence(
  root: string,
  version: string,
): Promise<EvidenceFiles | undefined> {
  const folder = path.join(root, 'releases', version, 'evidence');
  const text = await readFile(path.join(folder, 'evidence.json'), 'utf8').catch(absent);
  if (text === undefined) return undefined;
  const { data, error } = evidenceSchema.safeParse(JSON.parse(text));
  if (data === undefined) throw invalid(version, error.message);
  if (data.release !== version) throw invalid(version, `it is of ${data.release}`);
  const pictures = new Map<string, Uint8Array>();
  for (const { picture } of Object.values(data.features)) {
    if (picture === undefined) continue;
    const bytes = await readFile(path.join(folder, picture)).catch(absent);
    if (bytes === undefined) throw invalid(version, `there is no ${picture}`);
    pictures.set(picture, bytes);
  }
  return { evidence: data, pictures };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function invalid(version: string, problem: string): StagecraftError {
  return new StagecraftError({
    code: 'INVALID_EVIDENCE',
    message: `releases/${version}/evidence is not what a run writes: ${problem}.`,
    fix: 'Write it anew, as CONTRIBUTING.md says.',
  });
}
