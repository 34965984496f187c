import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './manifest.ts';

export interface YarnProject {
  readonly folder: string;
  readonly yarn: string;
  readonly yarnrc: string;
  readonly workspaces: readonly Workspace[];
  readonly lockfile: string;
}

export interface YarnResult {
  readonly ok: boolean;
  readonly output: string;
}

export function writeProject(project: YarnProject): void {
  mkdirSync(join(project.folder, '.yarn', 'releases'), { recursive: true });
  const name = project.yarn.split(/[\\/]/).at(-1) ?? 'yarn.cjs';
  copyFileSync(project.yarn, join(project.folder, '.yarn', 'releases', name));
  writeFileSync(join(project.folder, '.yarnrc.yml'), project.yarnrc);
  writeFileSync(join(project.folder, 'yarn.lock'), project.lockfile);
  for (const { location, manifest } of project.workspaces) {
    mkdirSync(join(project.folder, location), { recursive: true });
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    writeFileSync(join(project.folder, location, 'package.json'), text);
  }
}

/** Runs the template's own yarn, without install scripts: a release is resolved, never built. */
export function runYarn(project: YarnProject, args: readonly string[]): YarnResult {
  const result = spawnSync(process.execPath, [project.yarn, ...args], {
    cwd: project.folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      YARN_ENABLE_SCRIPTS: 'false',
      YARN_ENABLE_TELEMETRY: 'false',
      YARN_ENABLE_COLORS: 'false',
      // Node modules as links into one store: the check needs no second copy of gigabytes.
      YARN_NM_MODE: 'hardlinks-global',
      // CI services turn this on by themselves, and resolving is there to change the lockfile.
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    },
  });
  return { ok: result.status === 0, output: `${result.stdout}${result.stderr}` };
}

/** The packages that yarn says the registry doesn't have, with the range where it names one. */
export function missingPackages(output: string): { name: string; range: string }[] {
  const missing = new Map<string, { name: string; range: string }>();
  for (const line of output.split('\n')) {
    const match =
      /YN0082.*?((?:@[\w.-]+\/)?[\w.-]+)@(\S+?): No candidates found/.exec(line) ??
      /YN0035.*?((?:@[\w.-]+\/)?[\w.-]+)@(\S+?): (?:Package not found|The remote server)/.exec(
        line,
      );
    const [, name, range] = match ?? [];
    if (name !== undefined && range !== undefined) missing.set(`${name}@${range}`, { name, range });
  }
  return [...missing.values()];
}
