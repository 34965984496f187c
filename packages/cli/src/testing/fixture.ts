import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Io } from '../io.ts';
import { run } from '../run.ts';

/** The root of this repository, with the real library. */
export const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));

const CATEGORIES = `
- { id: core, title: Portal, summary: What every portal is made of. }
- { id: code, title: Code, summary: Where the code is. }
- { id: sign-in, title: Sign-in, summary: Who may come in. }
`;

const FEATURES: Readonly<Record<string, string>> = {
  'core/catalog': `
    id: catalog
    title: Catalog
    category: core
    summary: Everything in one place.
    links: { docs: https://example.com/catalog }
    always: true`,
  'core/radar': `
    id: radar
    title: Radar
    category: core
    summary: Works on releases to come.
    links: { docs: https://example.com/radar }
    releases: '>=99.0.0'`,
  'code/github': `
    id: github
    title: GitHub
    category: code
    summary: Reads repositories.
    keywords: [octocat]
    links: { docs: https://example.com/github }
    options:
      type: object
      properties:
        organization: { type: string, title: Organization, pattern: '^[a-z-]+$', examples: [acme] }
        discovery: { type: boolean, default: true }
        minutes: { type: integer, default: 30, minimum: 1 }
        ratio: { type: number }
        mode: { type: string, enum: [read, write], default: read }
        teams: { type: array, items: { type: string, pattern: '^[a-z]+$' } }
        extra: { type: object }
        branch: { type: string, title: Branch, default: main, when: { options: { mode: [write] } } }
    secrets:
      GITHUB_TOKEN:
        title: GitHub token
        purpose: Reads repositories.
        obtain: https://example.com/tokens
        scopes: [repo]
    next:
      - title: Invite the team of {{organization}}
        body: Tell them where the portal is.`,
  'code/actions': `
    id: actions
    title: Actions
    category: code
    summary: Workflow runs.
    links: { docs: https://example.com/actions }
    requires: [github]`,
  'code/jenkins': `
    id: jenkins
    title: Jenkins
    category: code
    summary: Builds.
    links: { docs: https://example.com/jenkins }
    conflicts: [{ feature: actions, because: there is one place for builds. }]
    options:
      type: object
      required: [url]
      properties:
        url: { type: string, title: Address, pattern: '^https?://' }`,
  'sign-in/auth-any': `
    id: auth-any
    title: Any sign-in
    category: sign-in
    summary: Needs a place where people are.
    links: { docs: https://example.com/auth }
    requiresOneOf: [github, jenkins]`,
};

const PRESETS: Readonly<Record<string, string>> = {
  small: 'id: small\ntitle: Small\nsummary: Little.\nfeatures: {}\n',
  hub: 'id: hub\ntitle: Hub\nsummary: With GitHub.\nfeatures: { github: {}, actions: {} }\n',
};

/** A small library on the real releases, none of which has a lockfile here. */
export async function makeLibrary(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'stagecraft-library-'));
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  await write('package.json', '{"version":"9.8.7"}');
  await write('features/categories.yaml', CATEGORIES);
  for (const [folder, text] of Object.entries(FEATURES)) {
    await write(`features/${folder}/feature.yaml`, text);
  }
  for (const [id, text] of Object.entries(PRESETS)) await write(`presets/${id}.yaml`, text);
  for (const version of ['1.54.0', '1.55.0']) {
    const from = path.join(REPOSITORY, 'releases', version);
    const definition = await readFile(path.join(from, 'release.yaml'), 'utf8');
    const unlocked = definition.replace('lockfile: true', 'lockfile: false');
    await write(`releases/${version}/release.yaml`, unlocked);
    await cp(
      path.join(from, 'packages.json'),
      path.join(root, `releases/${version}/packages.json`),
    );
  }
  return root;
}

export interface Call {
  readonly root: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
}

export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, without a terminal. */
export async function call(argv: readonly string[], given: Call): Promise<Called> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const texts = [textOf(stdout), textOf(stderr)] as const;
  stdin.end(given.stdin ?? '');
  const io: Io = {
    stdin,
    stdout,
    stderr,
    env: given.env ?? {},
    cwd: given.cwd,
    signal: given.signal ?? new AbortController().signal,
    root: given.root,
  };
  const code = await run(argv, io);
  stdout.end();
  stderr.end();
  return { code, stdout: await texts[0], stderr: await texts[1] };
}

async function textOf(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Runs something in a new folder, which is removed afterwards. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stagecraft-cli-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything in a folder, by path. */
export async function listing(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).toSorted();
}
