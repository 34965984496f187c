import { expect, test } from 'vitest';
import { projectToolchain } from './projectToolchain.ts';
import { folderWith, projectWithYarn } from './testing/project.ts';

const SHOW = `
  console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), env: process.env }))`;

test('runs the yarn of the project on a fitting Node, that Node first on the PATH', async () => {
  const project = await projectWithYarn(SHOW);
  const toolchain = await projectToolchain(project);
  const lines: string[] = [];
  await toolchain.yarn(['why', 'a b'], {
    env: { EXTRA: 'x', YARN_NM_MODE: 'classic' },
    onLine: (line) => lines.push(line),
  });
  const { args, cwd, env } = JSON.parse(lines[0] ?? '');
  expect([args, cwd]).toEqual([['why', 'a b'], project]);
  expect(env).toMatchObject({
    EXTRA: 'x',
    YARN_NM_MODE: 'classic',
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_ENABLE_TELEMETRY: '0',
  });
  expect(env.PATH.startsWith(toolchain.node.binDir)).toBe(true);
  expect(env.npm_config_nodedir).toBe(toolchain.node.headersDir);
});

test('tells what is missing in a folder', async () => {
  await expect(projectToolchain(await folderWith({}))).rejects.toMatchObject({
    code: 'NOT_A_PROJECT',
  });
  await expect(
    projectToolchain(await folderWith({ 'package.json': '{"name": "x"' })),
  ).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
  await expect(projectToolchain(await folderWith({ 'package.json': '{}' }))).rejects.toMatchObject({
    code: 'YARN_NOT_FOUND',
  });
});

test('does not run a yarn from outside the project', async () => {
  const project = await projectWithYarn('', { '.yarnrc.yml': 'yarnPath: ../../evil.cjs\n' });
  await expect(projectToolchain(project)).rejects.toMatchObject({ code: 'YARN_NOT_FOUND' });
});
