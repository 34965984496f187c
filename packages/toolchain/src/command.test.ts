import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runCommand, runOrThrow, startCommand, type CommandOptions } from './command.ts';
import { isAlive } from './testing/process.ts';
import { temporaryFolder } from './testing/project.ts';

async function node(script: string, more: Partial<CommandOptions> = {}): Promise<CommandOptions> {
  const cwd = await temporaryFolder();
  return { command: process.execPath, args: ['-e', script], cwd, ...more };
}

test('runs a program and hands on its lines', async () => {
  const lines: string[] = [];
  const script = 'console.log("one\\ntwo"); console.error("bad"); process.exitCode = 3';
  const onLine = (line: string, stream: string) => void lines.push(`${stream}: ${line}`);
  const result = await runCommand(await node(script, { onLine }));
  expect(result).toMatchObject({ code: 3, signal: null });
  expect(lines.toSorted()).toEqual(['stderr: bad', 'stdout: one', 'stdout: two']);
});

test('gives input, redacts secrets, and passes arguments as they are', async () => {
  const lines: string[] = [];
  const script = `process.stdin.on('data', (d) => console.log(String(d), process.env.TOKEN, process.argv[1]))`;
  const options = await node(script, {
    input: 'hello',
    env: { TOKEN: 'sesame-open' },
    redact: ['sesame-open'],
    onLine: (line) => lines.push(line),
  });
  await runCommand({ ...options, args: [...(options.args ?? []), '$(id); "x" *'] });
  expect(lines).toEqual(['hello *** $(id); "x" *']);
});

test('keeps our environment from the child', async () => {
  process.env['STAGECRAFT_TEST_SECRET'] = 'x';
  const lines: string[] = [];
  const onLine = (line: string) => void lines.push(line);
  await runCommand(await node('console.log(process.env.STAGECRAFT_TEST_SECRET)', { onLine }));
  delete process.env['STAGECRAFT_TEST_SECRET'];
  expect(lines).toEqual(['undefined']);
});

test('tells what is wrong with a program that is missing or fails', async () => {
  const options = await node('console.log("the reason"); process.exit(1)');
  await expect(runOrThrow(options)).rejects.toMatchObject({
    code: 'COMMAND_FAILED',
    message: expect.stringContaining('the reason'),
  });
  await expect(runCommand({ ...options, command: 'no-such-program' })).rejects.toMatchObject({
    code: 'COMMAND_NOT_FOUND',
  });
});

/** A child that ignores SIGTERM, in a session of its own, with a child of the same kind. */
const STUBBORN = `
  process.on('SIGTERM', () => {});
  const depth = Number(process.env.DEPTH);
  console.log('pid ' + process.pid);
  if (depth > 0) require('node:child_process').spawn(process.execPath, ['-e', process.env.SCRIPT], {
    detached: true, stdio: 'inherit', env: { ...process.env, DEPTH: String(depth - 1) },
  }).unref();
  setInterval(() => {}, 1000);
`;

test('on abort, ends the whole tree, also what left the group and ignores SIGTERM', async () => {
  const controller = new AbortController();
  const pids: number[] = [];
  const options = await node(STUBBORN, {
    env: { DEPTH: '3', SCRIPT: STUBBORN },
    graceMs: 300,
    signal: controller.signal,
    onLine: (line) => {
      pids.push(Number(line.slice(4)));
      if (pids.length === 4) controller.abort();
    },
  });
  await expect(runCommand(options)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(pids.filter(isAlive)).toEqual([]);
});

test('does not start when it is cancelled already', async () => {
  const options = await node('', { signal: AbortSignal.abort() });
  await expect(runCommand(options)).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('leaves nothing behind that a program put into the background', async () => {
  const lines: string[] = [];
  const script = `
    const child = require('node:child_process').spawn(process.execPath,
      ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'inherit' });
    child.unref(); console.log(child.pid)`;
  const onLine = (line: string) => void lines.push(line);
  const result = await runCommand(await node(script, { onLine }));
  expect(result.code).toBe(0);
  expect(isAlive(Number(lines[0]))).toBe(false);
});

test('stops what runs, and a second stop does no harm; strangers live on', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const command = await startCommand(await node('setInterval(() => {}, 1000)'));
  await Promise.all([command.stop(), command.stop()]);
  await command.stop();
  expect(await command.exited).toMatchObject({ code: null, signal: 'SIGTERM' });
  expect(isAlive(command.pid)).toBe(false);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

test('a program that gets time ends by itself', async () => {
  const lines: string[] = [];
  const script = `
    process.on('SIGTERM', () => setTimeout(() => { console.log('saved'); process.exit(0); }, 200));
    setInterval(() => {}, 1000); console.log('up')`;
  const onLine = (line: string) => void lines.push(line);
  const command = await startCommand(await node(script, { onLine }));
  while (lines.length === 0) await sleep(10);
  await command.stop();
  expect(lines).toEqual(['up', 'saved']);
});

test('what we started ends when we do', async () => {
  const mark = randomUUID();
  const cwd = await temporaryFolder();
  const script = `
    import { startCommand } from ${JSON.stringify(import.meta.resolve('./command.ts'))};
    const child = await startCommand({ command: process.execPath, cwd: ${JSON.stringify(cwd)},
      args: ['-e', 'setInterval(() => {}, 1000) // ${mark}'] });
    console.log(child.pid); process.exit(0);`;
  const lines: string[] = [];
  await runOrThrow({
    command: process.execPath,
    args: ['--no-warnings', '--input-type=module', '-e', script],
    cwd,
    onLine: (line) => lines.push(line),
  });
  expect(isAlive(Number(lines[0]))).toBe(false);
});
