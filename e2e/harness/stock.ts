import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cutLockfile, NAME_PLACEHOLDER, type Release } from '@stagecraft/engine';
import { installProject } from '@stagecraft/toolchain';
import { release, startPortal, temporaryFolder } from './portal.ts';
import { enterAsGuest, visit } from './visit.ts';

const LOCATIONS = ['.', 'packages/app', 'packages/backend'];

/** Pages that a stock project has. */
const PAGES = [
  '/',
  '/home',
  '/catalog',
  '/catalog/default/component/example-website',
  '/catalog/default/api/example-grpc-api',
  '/catalog/default/group/guests',
  '/catalog-graph',
  '/catalog-import',
  '/api-docs',
  '/create',
  '/docs',
  '/search?query=example-website',
  '/notifications',
  '/settings',
];

/** Time for a page to load its data and to complain, in milliseconds. */
const SETTLE = 3_000;

/**
 * Writes upstream's template as it is, with the versions that our lockfile has: what our portals
 * are compared with.
 */
export async function writeStock(folder: string, from: Release = release): Promise<void> {
  for (const [file, content] of stockFiles(from)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}

export function stockFiles(from: Release = release): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  for (const [file, content] of from.base) {
    const text =
      typeof content === 'string' ? content.replaceAll(NAME_PLACEHOLDER, 'stock') : content;
    files.set(file, text);
  }
  const workspaces = LOCATIONS.map((location) => {
    const file = path.posix.join(location, 'package.json');
    const manifest = JSON.parse(String(files.get(file))) as Record<string, unknown>;
    amend(location, manifest, from);
    files.set(file, `${JSON.stringify(manifest, null, 2)}\n`);
    return { location, manifest };
  });
  if (from.graph === undefined) throw new TypeError('The release has no lockfile');
  return files.set('yarn.lock', cutLockfile(from.graph, workspaces));
}

/** Without this a stock project aborts on the Node that runs it. */
function amend(location: string, manifest: Record<string, unknown>, from: Release): void {
  const workspace = location === '.' ? 'root' : path.basename(location);
  const dependencies = manifest['dependencies'] as Record<string, string> | undefined;
  for (const amendment of from.amendments ?? []) {
    if (amendment.workspace === workspace && dependencies?.[amendment.package] !== undefined) {
      dependencies[amendment.package] = amendment.range;
    }
  }
}

let known: Promise<readonly string[]> | undefined;

/** Every error in the console of a stock project, on all its pages. Measured once a run. */
export function stockErrors(): Promise<readonly string[]> {
  known ??= measureStock();
  return known;
}

async function measureStock(): Promise<readonly string[]> {
  const folder = path.join(await temporaryFolder(), 'stock');
  await writeStock(folder);
  await installProject(folder);
  const running = await startPortal(folder);
  try {
    await running.ready;
    return await visitStock(running.frontendUrl);
  } finally {
    await running.stop();
    await rm(path.dirname(folder), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What the console of a running stock project says as an error, on all its pages. */
export async function visitStock(url: string): Promise<readonly string[]> {
  const visitor = await visit(url);
  await enterAsGuest(visitor.page);
  for (const page of PAGES) {
    await visitor.page.goto(page);
    await visitor.page.waitForTimeout(SETTLE);
  }
  const errors = visitor.errors();
  await visitor.close();
  return errors;
}
