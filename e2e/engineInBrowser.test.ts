import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  checkBlueprint,
  compose,
  decodeData,
  encodeData,
  type Blueprint,
  type Composition,
  type Library,
  type Release,
} from '@stagecraft/engine';
import { loadLibrary, loadRelease } from '@stagecraft/sources';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, type Browser } from './harness/browser.ts';

const root = path.dirname(import.meta.dirname);

/** Nothing may be loaded or evaluated but the bundle itself. */
const POLICY = "default-src 'none'; script-src 'self'";

let library: Library;
let release: Release;
let browser: Browser;
let url: string;
let close: () => void;

beforeAll(async () => {
  library = await loadLibrary(root);
  release = await loadRelease(root, 'latest');
  const script = await bundleEngine();
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', POLICY);
    if (request.url === '/engine.js') {
      response.setHeader('content-type', 'text/javascript').end(script);
    } else {
      response.setHeader('content-type', 'text/html').end('<script src="/engine.js"></script>');
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  close?.();
});

async function bundleEngine(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(root, 'packages/engine/src/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'stagecraft',
    platform: 'browser',
    target: 'es2022',
  });
  return result.outputFiles[0]?.text ?? '';
}

function digest(files: ReadonlyMap<string, { content: string | Uint8Array }>): string {
  const hash = createHash('sha256');
  for (const [file, { content }] of files) hash.update(`${file}\0`).update(content).update('\0');
  return hash.digest('hex');
}

test('the engine gives the same bytes in a browser, under a strict policy', async () => {
  const { features = {} } = library.presets.get('everything') ?? {};
  const blueprint = checkBlueprint({ stagecraft: 1, name: 'acme-portal', features });
  const expected = compose(blueprint, library, release);

  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  const sent = encodeData({ blueprint, library, release });
  const made = await page.evaluate(composeInPage, sent);
  expect(errors).toEqual([]);
  const files = decodeData(made) as Composition['files'];
  expect(files.size).toBe(expected.files.size);
  expect(digest(files)).toBe(digest(expected.files));
});

/** Runs in the page: takes nothing from this module. */
function composeInPage(sent: string): string {
  const { stagecraft } = globalThis as unknown as { stagecraft: Engine };
  const input = stagecraft.decodeData(sent) as Input;
  const { files } = stagecraft.compose(input.blueprint, input.library, input.release);
  return stagecraft.encodeData(files);
}

type Engine = Pick<typeof import('@stagecraft/engine'), 'compose' | 'decodeData' | 'encodeData'>;

interface Input {
  readonly blueprint: Blueprint;
  readonly library: Library;
  readonly release: Release;
}
