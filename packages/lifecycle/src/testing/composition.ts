import type { Composition, EnvironmentVariable, TreeFile } from '@stagecraft/engine';

const variable = (name: string): EnvironmentVariable => ({
  name,
  title: name,
  purpose: 'For tests.',
  obtain: 'https://example.com',
  scopes: [],
  optional: false,
  production: false,
  features: ['test'],
});

const file = (content: string | Uint8Array, executable = false): TreeFile => ({
  content,
  executable,
  origins: ['template'],
});

/** A composition small enough to be read. */
export function smallComposition(
  files: Readonly<Record<string, TreeFile>> = {},
  lockfile = true,
): Composition {
  return {
    selection: {
      name: 'small',
      title: 'Small',
      organization: 'Acme',
      release: '1.55.0',
      chosen: new Map(),
    },
    files: new Map(
      Object.entries({
        '.gitignore': file('node_modules\n.env\n'),
        'package.json': file('{}\n'),
        'bin/run': file('#!/bin/sh\n', true),
        'a/b/c/deep.txt': file('deep\n'),
        'logo.png': file(new Uint8Array([0x89, 0x50, 0, 1])),
        ...files,
      }),
    ),
    packages: [],
    config: [],
    environment: [variable('TOKEN'), variable('KEY')],
    nextSteps: [],
    probes: [],
    portal: {
      title: 'Small',
      organization: 'Acme',
      signIn: [],
      sidebar: [],
      entityTabs: [],
      entityCards: [],
      homeWidgets: [],
      elsewhere: [],
    },
    warnings: [],
    installedPackages: lockfile ? 10 : undefined,
    installedBytes: undefined,
  };
}

export { file as treeFile };
