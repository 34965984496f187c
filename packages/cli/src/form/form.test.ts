import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../io.ts';
import { run } from '../run.ts';
import { inTemporaryFolder, listing, makeLibrary } from '../testing/fixture.ts';

let root = '';
beforeAll(async () => {
  root = await makeLibrary();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const ENTER = '\r';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';

interface Answer {
  /** The question that it answers. */
  readonly to: string;
  readonly type: string;
}

/** Runs a command line at a terminal where a person answers each question once it is asked. */
async function talk(args: readonly string[], answers: readonly Answer[], cwd: string) {
  const terminal = { isTTY: true, columns: 100, rows: 40, setRawMode: () => undefined };
  const stdin = Object.assign(new PassThrough(), terminal);
  const stdout = Object.assign(new PassThrough(), terminal);
  const stderr = Object.assign(new PassThrough(), { isTTY: false });
  let [seen, asked, errors] = ['', '', ''];
  const open = [...answers];
  stdout.on('data', (chunk: Buffer) => {
    const text = stripVTControlCharacters(chunk.toString());
    seen += text;
    asked += text;
    const next = open[0];
    if (next === undefined || !asked.includes(next.to)) return;
    open.shift();
    asked = '';
    setTimeout(() => stdin.write(next.type), 20);
  });
  stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const signal = new AbortController().signal;
  const io: Io = { stdin, stdout, stderr, env: {}, cwd, signal, root };
  const code = await run(args, io);
  return { code, seen, errors, unanswered: open.map(({ to }) => to) };
}

const NAMES: readonly Answer[] = [
  { to: 'Title:', type: `Acme Portal${ENTER}` },
  { to: 'Organization: whose', type: `Acme${ENTER}` },
];

test('asks for what the flags leave open, and creates what was answered', () =>
  inTemporaryFolder(async (cwd) => {
    const answers: Answer[] = [
      ...NAMES,
      { to: 'GitHub: Organization', type: `acme${ENTER}` },
      { to: 'GitHub: ratio', type: ENTER },
      { to: 'GitHub: teams', type: `ops,dev${ENTER}` },
      { to: 'GitHub: extra', type: ENTER },
      { to: 'more options', type: ENTER },
      { to: 'Secrets', type: `${DOWN}${ENTER}` },
      { to: 'GITHUB_TOKEN (empty', type: `hidden-value${ENTER}` },
      { to: 'Create it?', type: ENTER },
    ];
    const args = ['create', 'p', '--preset', 'hub', '--no-install'];
    const { code, seen, unanswered } = await talk(args, answers, cwd);
    expect({ code, unanswered }).toEqual({ code: 0, unanswered: [] });
    expect(seen).not.toContain('hidden-value');
    const blueprint = await readFile(path.join(cwd, 'p/stagecraft.yaml'), 'utf8');
    expect(blueprint).toContain('title: Acme Portal');
    expect(blueprint).toMatch(/organization: acme\n\s+teams:\n\s+- ops\n\s+- dev/);
    const environment = await readFile(path.join(cwd, 'p/.env'), 'utf8');
    expect(environment).toContain('GITHUB_TOKEN=hidden-value');
  }));

test('asks for an option that means something only since another was answered', () =>
  inTemporaryFolder(async (cwd) => {
    const answers: Answer[] = [
      ...NAMES,
      { to: 'GitHub: Organization', type: ENTER },
      { to: 'GitHub: ratio', type: ENTER },
      { to: 'GitHub: teams', type: ENTER },
      { to: 'GitHub: extra', type: ENTER },
      { to: 'Look at 3 more options', type: 'y' },
      { to: 'Which?', type: `${DOWN}${DOWN} ${ENTER}` },
      { to: 'GitHub: mode', type: `${DOWN}${ENTER}` },
      { to: 'GitHub: Branch', type: `trunk${ENTER}` },
      { to: 'Show it?', type: ENTER },
    ];
    const args = ['create', 'p', '--feature', 'github', '--dry-run'];
    const { code, unanswered } = await talk(args, answers, cwd);
    expect({ code, unanswered }).toEqual({ code: 0, unanswered: [] });
  }));

test('lets a person choose a preset, name the project, and say no in the end', () =>
  inTemporaryFolder(async (cwd) => {
    const answers: Answer[] = [
      { to: 'Name:', type: `acme${ENTER}` },
      ...NAMES,
      { to: 'What is the portal made of?', type: ENTER },
      { to: 'Change the selection?', type: ENTER },
      { to: 'Create it?', type: 'n' },
    ];
    const { code, errors, unanswered } = await talk(['create', '--no-install'], answers, cwd);
    expect({ code, unanswered }).toEqual({ code: 130, unanswered: [] });
    expect(errors).toBe('Cancelled, nothing was written.\n');
    expect(await listing(cwd)).toEqual([]);
  }));

test('Ctrl-C at a question ends it', () =>
  inTemporaryFolder(async (cwd) => {
    const { code, errors } = await talk(['create', 'p'], [{ to: 'Title:', type: CTRL_C }], cwd);
    expect(code).toBe(130);
    expect(errors).toBe('Cancelled, nothing was written.\n');
    expect(await listing(cwd)).toEqual([]);
  }));
