import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locations, type Manifest, type Versions, type Workspace } from './manifest.ts';
import type { ReleaseFolder } from './release-folder.ts';

export interface Template {
  /** The yarn that the template carries. */
  readonly yarn: string;
  readonly yarnrc: string;
  readonly workspaces: readonly Workspace[];
}

/** Gets create-app from the registry, checks that it is the very one, and reads its template. */
export function fetchTemplate(
  release: ReleaseFolder,
  versions: Versions,
  folder: string,
): Template {
  const { version, integrity, template } = release.createApp;
  mkdirSync(folder, { recursive: true });
  const spec = `@backstage/create-app@${version}`;
  const packed = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const tarball = join(folder, packed.trim().split('\n').at(-1) ?? '');
  const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (integrity !== `sha512-${digest}`) {
    throw new Error(`${spec} has the integrity sha512-${digest}, release.yaml says ${integrity}`);
  }
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  return readTemplate(join(folder, 'package', 'templates', template), versions);
}

function readTemplate(folder: string, versions: Versions): Template {
  const [yarn] = globSync('.yarn/releases/yarn-*.cjs', { cwd: folder });
  if (yarn === undefined) throw new Error('The template carries no yarn');
  return {
    yarn: join(folder, yarn),
    yarnrc: renderText(readFileSync(join(folder, '.yarnrc.yml.hbs'), 'utf8'), versions),
    workspaces: Object.values(locations).map((location) => {
      const source = readFileSync(join(folder, location, 'package.json.hbs'), 'utf8');
      return { location, manifest: JSON.parse(renderText(source, versions)) as Manifest };
    }),
  };
}

/** Package files of the template use two expressions only, so Handlebars itself isn't needed. */
export function renderText(source: string, versions: Versions): string {
  return source
    .replace(/\{\{\s*version\s+'([^']+)'\s*\}\}/g, (_, name: string) => {
      const version = versions[name];
      if (version === undefined) throw new Error(`packages.json has no ${name}`);
      return version;
    })
    .replace(/\{\{\s*defaultBranch\s*\}\}/g, 'main');
}
