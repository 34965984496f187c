import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvidence } from './evidence.ts';

const EVIDENCE = {
  release: '1.55.0',
  date: '2026-11-22',
  node: '24.21.0',
  features: {
    jenkins: {
      proves: 'Its builds are shown.',
      packages: { '@acme/jenkins': '1.0.0' },
      probes: [{ page: '/catalog', shows: ['Jenkins'] }],
      picture: 'jenkins.jpg',
    },
  },
};

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'evidence-'));
  folder = path.join(root, 'releases', '1.55.0', 'evidence');
  await mkdir(folder, { recursive: true });
});

afterEach(() => rm(root, { recursive: true }));

const write = (name: string, content: string) => writeFile(path.join(folder, name), content);

describe('the evidence of a release', () => {
  it('comes with its pictures', async () => {
    await write('evidence.json', JSON.stringify(EVIDENCE));
    await write('jenkins.jpg', 'picture');
    const { evidence, pictures } = (await readEvidence(root, '1.55.0')) ?? {};
    expect(evidence).toEqual(EVIDENCE);
    expect(String(pictures?.get('jenkins.jpg'))).toBe('picture');
  });

  it('is undefined where nothing was proven', async () => {
    expect(await readEvidence(root, '1.54.0')).toBeUndefined();
  });

  it('must have the pictures it names', async () => {
    await write('evidence.json', JSON.stringify(EVIDENCE));
    await expect(readEvidence(root, '1.55.0')).rejects.toThrow(/there is no jenkins.jpg/);
  });

  it('must be of its release', async () => {
    await write('evidence.json', JSON.stringify({ ...EVIDENCE, release: '1.54.0' }));
    await expect(readEvidence(root, '1.55.0')).rejects.toThrow(/it is of 1.54.0/);
  });
});
