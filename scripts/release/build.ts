import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  parseLockfile,
  reachedPackages,
  walkLockfile,
} from '../../packages/engine/src/lockfile/index.ts';
import { findDeviations, unansweredRanges } from './findings.ts';
import { readLibraryPackages, readOwnPlugins } from './library-packages.ts';
import type { LibraryPackages, Versions } from './manifest.ts';
import {
  readLockfile,
  readReleaseFolder,
  writeReleaseFolder,
  writeSizes,
  type ReleaseFolder,
} from './release-folder.ts';
import { writeReport } from './report.ts';
import { installUniverse, resolveUniverse, type Resolved, type Universe } from './resolve.ts';
import { measureSizes, type Sizes } from './sizes.ts';
import { fetchTemplate } from './template.ts';
import { pinsByName, universeWorkspaces } from './universe.ts';

type Log = (line: string) => void;

/** Resolves a release for the whole library and writes its folder anew. */
export function buildRelease(repository: string, version: string, log: Log): void {
  const release = releaseToBuild(repository, version);
  const folder = workingFolder(version, log);
  const library = readLibraryPackages(repository);
  const chosen = chooseVersions(release, library, log);
  const versions: Versions = { ...chosen.packages, ...chosen.community };
  const universe = universeOf(repository, release, versions, folder);
  const resolved = resolveUniverse({
    ...universe,
    // A resolution stays in every project, so it is no pin to let go of.
    versions: omit(versions, Object.keys(pinsByName(release.resolutions))),
    steering: pinsByName(release.steering),
    log,
  });
  writeReleaseFolder(release.path, {
    ...chosen,
    lockfile: resolved.lockfile,
    report: reportOf(release, chosen, resolved),
  });
  writeSizes(release.path, measure(universe.folder, resolved.lockfile, log));
  rmSync(folder, { recursive: true });
}

/** Measures the packages of a release that was built before, and writes its sizes alone. */
export function measureRelease(repository: string, version: string, log: Log): void {
  const release = releaseToBuild(repository, version);
  const folder = workingFolder(version, log);
  const versions: Versions = { ...release.packages, ...release.community };
  const universe = universeOf(repository, release, versions, folder);
  const lockfile = readLockfile(release.path);
  installUniverse(universe, universe.workspaces, lockfile);
  writeSizes(release.path, measure(universe.folder, lockfile, log));
  rmSync(folder, { recursive: true });
}

/**
 * Installs every package of a release's lockfile into `<folder>/universe`, as a project that had
 * chosen all of the library would have them.
 */
export function installWholeLibrary(repository: string, version: string, folder: string): void {
  const release = releaseToBuild(repository, version);
  const versions: Versions = { ...release.packages, ...release.community };
  const universe = universeOf(repository, release, versions, folder);
  installUniverse(universe, universe.workspaces, readLockfile(release.path));
}

function measure(project: string, lockfile: string, log: Log): Sizes {
  const { sizes, elsewhere } = measureSizes(project, parseLockfile(lockfile));
  log(
    `Measured ${Object.keys(sizes).length} packages; ${elsewhere.length} are for other platforms`,
  );
  return sizes;
}

function releaseToBuild(repository: string, version: string): ReleaseFolder {
  const release = readReleaseFolder(join(repository, 'releases', version));
  if (!release.lockfile) throw new Error(`release.yaml of ${version} says that it has no lockfile`);
  return release;
}

function workingFolder(version: string, log: Log): string {
  const folder = mkdtempSync(join(tmpdir(), `stagecraft-release-${version}-`));
  log(`Working in ${folder}`);
  return folder;
}

/** The project that has all of the library, on the template of the release. */
function universeOf(
  repository: string,
  release: ReleaseFolder,
  versions: Versions,
  folder: string,
): Universe {
  const template = fetchTemplate(release, versions, join(folder, 'create-app'));
  return {
    folder: join(folder, 'universe'),
    yarn: template.yarn,
    yarnrc: template.yarnrc,
    workspaces: universeWorkspaces({
      base: template.workspaces,
      plugins: readOwnPlugins(repository),
      library: readLibraryPackages(repository),
      versions,
      amendments: release.amendments,
      resolutions: release.resolutions,
    }),
  };
}

interface ChosenVersions {
  readonly packages: Versions;
  readonly community: Versions;
}

/** A package that a feature names for the first time gets the newest version there is. */
function chooseVersions(
  release: ReleaseFolder,
  library: LibraryPackages,
  log: Log,
): ChosenVersions {
  const packages: Record<string, string> = { ...release.packages };
  const community: Record<string, string> = { ...release.community };
  for (const name of [...library.root, ...library.app, ...library.backend]) {
    if (packages[name] !== undefined || community[name] !== undefined) continue;
    const version = newestVersion(name);
    log(`No version of ${name} was chosen yet: taking ${version}`);
    (name.startsWith('@backstage/') ? packages : community)[name] = version;
  }
  return { packages, community };
}

function omit(versions: Versions, names: readonly string[]): Versions {
  return Object.fromEntries(Object.entries(versions).filter(([name]) => !names.includes(name)));
}

function newestVersion(name: string): string {
  return execFileSync('npm', ['view', name, 'version', '--silent'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).trim();
}

function reportOf(release: ReleaseFolder, chosen: ChosenVersions, resolved: Resolved): string {
  const graph = parseLockfile(resolved.lockfile);
  const { count, packages } = reachedPackages(walkLockfile(graph, resolved.workspaces));
  const pins = { ...chosen.packages, ...chosen.community, ...pinsByName(release.steering) };
  return writeReport({
    release,
    community: chosen.community,
    packageCount: count,
    backstageCount: packages.filter(({ name }) => name.startsWith('@backstage/')).length,
    missing: resolved.missing,
    deviations: findDeviations(graph, chosen.packages),
    unanswered: unansweredRanges(graph, pins),
    reached: new Set(packages.map(({ name }) => name)),
  });
}
