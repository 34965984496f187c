import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTemporaryFolder, listing, REPOSITORY, type Called } from './testing/fixture.ts';

const PROGRAM = path.join(REPOSITORY, 'packages/cli/bin/stagecraft.js');

interface Started {
  readonly pid: number;
  readonly ended: Promise<Called & { readonly signal: NodeJS.Signals | null }>;
}

/** Starts the real program, as a person's shell does. */
function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { ...process.env, STAGECRAFT_FROM_SOURCE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Called & { signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code: code ?? -1, signal, stdout, stderr }));
  });
  return { pid: child.pid ?? 0, ended };
}

test('runs from its file, without colors where there is no terminal', () =>
  inTemporaryFolder(async (cwd) => {
    const listed = await start(['features'], cwd).ended;
    expect(listed.code).toBe(0);
    expect(listed.stdout).toContain('software-catalog');
    // eslint-disable-next-line no-control-regex -- colors are what is looked for
    expect(listed.stdout).not.toMatch(/\u001b/);
    const colored = await start(['features'], cwd, { FORCE_COLOR: '1', NO_COLOR: undefined }).ended;
    // eslint-disable-next-line no-control-regex -- colors are what is looked for
    expect(colored.stdout).toMatch(/\u001b\[/);
  }));

test('bad input ends with 2, tells where it is and writes nothing', () =>
  inTemporaryFolder(async (cwd) => {
    const blueprint = 'stagecraft: 1\nname: acme\nfeatures:\n  githubb: {}\n';
    await writeFile(path.join(cwd, 'bp.yaml'), blueprint);
    const { code, stderr, stdout } = await start(['create', 'p', '--blueprint', 'bp.yaml'], cwd)
      .ended;
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('bp.yaml:4:3: There is no feature "githubb".');
    expect(stderr).toContain('Did you mean "github"?');
    expect(await listing(cwd)).toEqual(['bp.yaml']);
  }));

test('without a terminal it asks nothing', () =>
  inTemporaryFolder(async (cwd) => {
    const { code, stderr } = await start(['create', 'p'], cwd).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('--preset <id>');
    expect(await listing(cwd)).toEqual([]);
  }));

test('a reader that goes away early is no error', () =>
  inTemporaryFolder(async (cwd) => {
    const command = `"${process.execPath}" "${PROGRAM}" features --json | head -c 10`;
    const child = spawn('bash', ['-o', 'pipefail', '-c', command], { cwd, stdio: 'pipe' });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([0, 141]).toContain(code);
  }));

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while it installs leaves nothing behind and nothing running',
  (signal) =>
    inTemporaryFolder(async (cwd) => {
      const { pid, ended } = start(['create', 'p', '--preset', 'minimal', '--yes'], cwd);
      // The unfinished project beside the target shows that it is at work.
      for (let tries = 0; tries < 400; tries += 1) {
        const [unfinished] = await readdir(cwd);
        const inside = unfinished ? await readdir(path.join(cwd, unfinished)).catch(() => []) : [];
        if (inside.includes('.git')) break;
        await sleep(25);
      }
      await sleep(600);
      process.kill(pid, signal);
      const { code, stderr } = await ended;
      expect({ code, stderr }).toMatchObject({ code: 130 });
      expect(stderr).toContain('Cancelled, nothing was written.');
      expect(await listing(cwd)).toEqual([]);
      expect(await processesIn(cwd)).toEqual([]);
    }),
);

/** Ids of the processes that work in a folder, where the system tells. */
async function processesIn(folder: string): Promise<string[]> {
  const { readlink } = await import('node:fs/promises');
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const places = await Promise.all(
    ids.map(async (id) => [id, await readlink(`/proc/${id}/cwd`).catch(() => '')] as const),
  );
  return places.filter(([, place]) => place.startsWith(folder)).map(([id]) => id);
}
