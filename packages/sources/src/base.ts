import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_BRANCH, NAME_PLACEHOLDER, StagecraftError } from '@stagecraft/engine';
import Handlebars from 'handlebars';

export type BaseFiles = Map<string, string | Uint8Array>;

/**
 * Files of the template that are kept as bytes; everything else is text. Yarn is text too, but
 * three megabytes that nothing looks into.
 */
const BINARY = /\.(png|ico|jpe?g|gif|woff2?|zip|gz)$|^yarn-.*\.cjs$/;

/**
 * Renders the template of an unpacked `@backstage/create-app` as create-app itself does, with
 * {@link NAME_PLACEHOLDER} for the project's name.
 */
export async function renderBase(folder: string, template: string): Promise<BaseFiles> {
  const root = path.join(folder, 'templates', template);
  const versions = await readVersions(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files: BaseFiles = new Map();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const inProject = path.relative(root, file).split(path.sep).join('/');
    const bytes = await readFile(file);
    if (BINARY.test(entry.name)) files.set(inProject, bytes);
    else if (!entry.name.endsWith('.hbs')) files.set(inProject, bytes.toString('utf8'));
    else files.set(inProject.slice(0, -'.hbs'.length), render(bytes.toString('utf8'), versions));
  }
  return files;
}

function render(source: string, versions: ReadonlyMap<string, string>): string {
  const template = Handlebars.compile(source);
  return template(
    { name: NAME_PLACEHOLDER, defaultBranch: DEFAULT_BRANCH },
    { helpers: { version: (name: string) => versionOf(name, versions) } },
  );
}

function versionOf(name: string, versions: ReadonlyMap<string, string>): string {
  const version = versions.get(name);
  if (version !== undefined) return version;
  throw new StagecraftError({
    code: 'TEMPLATE_UNREADABLE',
    message: `The template of create-app asks for the version of ${name}, which create-app does not know.`,
    fix: 'Remove the cache folder and try again; if it stays, report it with the release.',
  });
}

/**
 * The versions that create-app was built with: `dist/lib/versions.cjs.js` maps each package to a
 * module that holds nothing but its version. They are read as text, since running a package's code
 * is not needed to know them.
 */
export async function readVersions(folder: string): Promise<Map<string, string>> {
  const file = path.join(folder, 'dist', 'lib', 'versions.cjs.js');
  const source = await readFile(file, 'utf8');
  const modules = new Map<string, string>();
  for (const [, name = '', from = ''] of source.matchAll(/var (\S+) = require\('([^']+)'\)/g)) {
    modules.set(name, from);
  }
  const versions = new Map<string, string>();
  const entries = source.matchAll(/^\s*(?:"([^"]+)"|(\w+)): (\S+)\.version,?$/gm);
  for (const [, quoted, plain, variable = ''] of entries) {
    const from = modules.get(variable);
    const name = quoted ?? plain;
    if (from === undefined || name === undefined) continue;
    const module = await readFile(path.resolve(path.dirname(file), from), 'utf8');
    const version = /version = "([^"]+)"/.exec(module)?.[1];
    if (version !== undefined) versions.set(name, version);
  }
  return versions;
}
