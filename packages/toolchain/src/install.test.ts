import { expect, test } from 'vitest';
import { archivePrefixes } from './installDownloads.ts';
import { installProject, type InstallProgress } from './install.ts';
import { projectWithYarn } from './testing/project.ts';

function report(type: string, code: string, data: string, indent = '│ '): string {
  return JSON.stringify({ type, displayName: code, indent, data });
}

/** A yarn that prints the given lines, which are what yarn 4.13 printed. */
async function projectPrinting(lines: readonly string[], code = 0): Promise<string> {
  return await projectWithYarn(`
    if (process.argv.slice(2).join(' ') !== 'install --json --immutable') process.exit(9);
    for (const line of ${JSON.stringify(lines)}) console.log(line);
    process.exitCode = ${code};`);
}

test('tells phases, downloads, and whose scripts were off', async () => {
  const project = await projectPrinting([
    report('info', 'YN0000', 'Yarn 4.13.0', '· '),
    report('info', 'YN0000', '┌ Resolution step', ''),
    report('info', 'YN0000', '└ Completed in 0s 717ms', ''),
    report('info', 'YN0000', '┌ Fetch step', ''),
    report('info', 'YN0013', '2854 packages were added to the project (+ 1.06 GiB).'),
    report('info', 'YN0000', '┌ Link step', ''),
    report(
      'warning',
      'YN0004',
      '@swc/core@npm:1.16.18 [634db] lists build scripts, but all build scripts have been disabled.',
    ),
    report('warning', 'YN0004', 'better-sqlite3@npm:12.4.1 lists build scripts, but all are off.'),
    report(
      'info',
      'YN0007',
      'esbuild@npm:0.28.2 must be built because it never has been before or the last one failed',
    ),
    report('info', 'YN0000', 'Done in 3s 265ms', '· '),
  ]);
  const progress: InstallProgress[] = [];
  const lines: string[] = [];
  const result = await installProject(project, {
    onProgress: (step) => progress.push(step),
    onLine: (line) => lines.push(line),
  });
  expect(result).toEqual({
    downloaded: 2854,
    scriptsOff: ['@swc/core@1.16.18', 'better-sqlite3@12.4.1'],
    needScripts: ['better-sqlite3@12.4.1'],
    built: ['esbuild@0.28.2'],
  });
  const phases = new Set(progress.map(({ phase }) => phase));
  expect([...phases]).toEqual(['resolution', 'fetch', 'link', 'build']);
  expect(lines[4]).toBe('YN0013: │ 2854 packages were added to the project (+ 1.06 GiB).');
});

test.each([
  [
    'LOCKFILE_OUTDATED',
    'YN0028',
    'The lockfile would have been modified by this install, which is explicitly forbidden.',
  ],
  ['PACKAGE_NOT_FOUND', 'YN0082', 'is-odd@npm:^99: No candidates found'],
  [
    'PACKAGE_NOT_FOUND',
    'YN0035',
    'no-such@npm:1.0.0: The remote server failed to provide the requested resource\n  Response Code: 404 (Not Found)',
  ],
  ['PACKAGE_NOT_FOUND', 'YN0035', 'Package not found'],
  ['REGISTRY_REFUSED', 'YN0041', 'Invalid authentication (as an anonymous user)'],
  [
    'CHECKSUM_MISMATCH',
    'YN0018',
    "core-js@npm:3.51.0: The remote archive doesn't match the expected checksum",
  ],
  [
    'REGISTRY_UNREACHABLE',
    'YN0001',
    'RequestError: getaddrinfo ENOTFOUND no.such.host.invalid\n    at x',
  ],
  ['REGISTRY_UNREACHABLE', 'YN0001', 'Error [ERR_SOCKET_CLOSED_BEFORE_CONNECTION]: Socket closed'],
  ['REGISTRY_UNREACHABLE', 'YN0001', 'RequestError: getaddrinfo EAI_AGAIN registry.example'],
  ['REGISTRY_CERTIFICATE', 'YN0001', 'RequestError: self-signed certificate in certificate chain'],
  ['DISK_FULL', 'YN0001', 'Error: ENOSPC: no space left on device, write'],
  ['BUILD_FAILED', 'YN0009', "esbuild@npm:0.28.2 couldn't be built successfully (exit code 1)"],
])('%s for %s', async (expected, code, text) => {
  const project = await projectPrinting([report('error', code, text)], 1);
  await expect(installProject(project)).rejects.toMatchObject({
    code: expected,
    message: expect.stringContaining(text.split('\n')[0] ?? ''),
    fix: expect.stringMatching(/\w{3}/),
  });
});

test('an unknown failure comes with its last lines', async () => {
  const project = await projectPrinting([report('error', 'YN0001', 'Something new')], 1);
  await expect(installProject(project)).rejects.toMatchObject({
    code: 'COMMAND_FAILED',
    message: expect.stringContaining('Something new'),
  });
});

test('can be cancelled', async () => {
  const project = await projectWithYarn('console.log("up"); setInterval(() => {}, 1000)');
  const controller = new AbortController();
  const options = { signal: controller.signal, onLine: () => controller.abort() };
  await expect(installProject(project, options)).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('knows the archives of a lockfile, without those of other platforms', () => {
  const lockfile = `__metadata:
  version: 8

"@acme/a@npm:^1.0.0":
  version: 1.2.0
  resolution: "@acme/a@npm:1.2.0"
  checksum: 10c0/0

"b@npm:*":
  version: 2.0.0
  resolution: "b@npm:2.0.0"
  conditions: os=darwin

"root@workspace:.":
  version: 0.0.0-use.local
  resolution: "root@workspace:."
`;
  expect([...archivePrefixes(lockfile)]).toEqual(['@acme-a-npm-1.2.0']);
});
