import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BAD_INPUTS, type BadInput } from './testing/badInputs/index.ts';
import { call, inTemporaryFolder, listing, makeLibrary } from './testing/fixture.ts';

let root = '';
beforeAll(async () => {
  root = await makeLibrary();
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('there are at least sixty of them, each with a name of its own', () => {
  expect(BAD_INPUTS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(BAD_INPUTS.map(({ name }) => name)).size).toBe(BAD_INPUTS.length);
});

test.each(BAD_INPUTS)('$name', async (row: BadInput) => {
  if (row.readOnly !== undefined && process.getuid?.() === 0) return; // root may write anywhere
  await inTemporaryFolder(async (folder) => {
    for (const [file, content] of Object.entries(row.files ?? {})) {
      const place = path.join(folder, file);
      await mkdir(content === null ? place : path.dirname(place), { recursive: true });
      if (content !== null) await writeFile(place, content);
    }
    if (row.blueprint !== undefined) await writeFile(path.join(folder, 'bp.yaml'), row.blueprint);
    if (row.readOnly !== undefined) await chmod(path.join(folder, row.readOnly), 0o555);
    const before = await listing(folder);
    const given = { root, cwd: folder, stdin: row.stdin ?? '' };

    const machine = await call([...row.args, '--json'], given);
    const { error } = JSON.parse(machine.stdout) as { error: Record<string, unknown> };
    expect({ code: error['code'], exit: machine.code }).toEqual({ code: row.code, exit: row.exit });
    expect(error['message']).toMatch(row.message);
    expect(error['fix']).toMatch(row.fix ?? /\S/);
    if (row.count !== 'any') expect(error['errors']).toHaveLength(row.count ?? 1);
    const position = error['position'] as { line: number; column: number } | undefined;
    if (row.position === 'any') expect(position).toBeDefined();
    else if (row.position === undefined) expect(position).toBeUndefined();
    else expect(position).toMatchObject(row.position);
    expect(machine.stderr).toBe('');

    const person = await call(row.args, given);
    expect(person.code).toBe(row.exit);
    expect(person.stdout).toBe('');
    expect(person.stderr).toMatch(row.message);
    expect(person.stderr).toMatch(/^Error /);
    if (position !== undefined) {
      const file = row.stdin === undefined ? 'bp.yaml' : 'standard input';
      expect(person.stderr).toContain(`Error ${file}:${position.line}:${position.column}: `);
    }
    for (const secret of row.secrets ?? []) {
      expect(person.stderr + machine.stdout).not.toContain(secret);
    }
    expect(await listing(folder)).toEqual(before);
    if (row.readOnly !== undefined) await chmod(path.join(folder, row.readOnly), 0o755);
  });
});
