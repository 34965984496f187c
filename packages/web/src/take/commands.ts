import type { FileEntry } from '../worker/protocol.ts';

/** What a person types, in this order. */
export interface Commands {
  readonly unpack: string;
  readonly enter: string;
  readonly install: string;
  readonly start: string;
}

/** From an archive to a portal that runs. Needs Node alone: the project brings its own yarn. */
export function commandsFor(name: string, yarn: string, isWindows: boolean): Commands {
  return {
    // Windows has tar in place of unzip; only its own tar reads archives of this kind.
    unpack: isWindows ? `tar -xf ${name}.zip` : `unzip ${name}.zip`,
    enter: `cd ${name}`,
    install: `node ${yarn} install`,
    start: `node ${yarn} start`,
  };
}

/** Where the project has its yarn. */
export function yarnOf(files: readonly Pick<FileEntry, 'path'>[]): string {
  return (
    files.find(({ path }) => path.startsWith('.yarn/releases/'))?.path ?? '.yarn/releases/yarn.cjs'
  );
}

/** What makes the same project from a blueprint that was saved. */
export function blueprintCommand(name: string): string {
  return `npx stagecraft create ${name} --blueprint stagecraft.yaml`;
}

/** `22 || 24` as people say it: `22`, `24`. */
export function nodeVersions(range: string): readonly string[] {
  return range.split('||').map((version) => version.trim());
}
