// Generates projects in memory by create-better-t-stack, one after the other, for some seconds, and
// prints the milliseconds of each: `node bench/betterTStackLoop.ts <module> <seconds>`.
import { pathToFileURL } from 'node:url';

interface Generator {
  createVirtual(options: object): Promise<{ status: string; value?: { fileCount: number } }>;
}

/** The stack that its site starts with, with sign-in and an example: about as many files as ours. */
const STACK = {
  frontend: ['tanstack-router'],
  backend: 'hono',
  runtime: 'bun',
  database: 'sqlite',
  orm: 'drizzle',
  api: 'trpc',
  auth: 'better-auth',
  payments: 'none',
  addons: ['turborepo'],
  examples: ['todo'],
  git: true,
  packageManager: 'bun',
  install: false,
  dbSetup: 'none',
  webDeploy: 'none',
  serverDeploy: 'none',
};
const WARM_UP = 60;

const [module = '', seconds = '10'] = process.argv.slice(2);
const { createVirtual } = (await import(pathToFileURL(module).href)) as Generator;
let files = 0;
let count = 0;

async function generate(): Promise<void> {
  count += 1;
  const result = await createVirtual({ ...STACK, projectName: `portal-${count}` });
  if (result.status !== 'ok') throw new Error(`Nothing was generated: ${JSON.stringify(result)}`);
  files = result.value?.fileCount ?? 0;
}

for (let at = 0; at < WARM_UP; at += 1) await generate();
const times: number[] = [];
const end = performance.now() + Number(seconds) * 1000;
while (performance.now() < end) {
  const start = performance.now();
  await generate();
  times.push(performance.now() - start);
}
console.log(JSON.stringify({ files, times }));
