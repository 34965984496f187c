import { MANIFESTS, WORKSPACES, type PackageOrigin, type Workspace } from '../compose/draft.ts';
import { STAGECRAFT, TEMPLATE, type Origin } from '../compose/tree.ts';
import { linesOf } from './lines.ts';

const SECTION = /^ {2}"(?:dev)?[dD]ependencies": \{$/;
const ENTRY = /^ {4}"([^"]+)": /;

/** The workspace that a package.json is of, if Stagecraft writes it. */
export function workspaceOf(path: string): Workspace | undefined {
  return WORKSPACES.find((workspace) => MANIFESTS[workspace] === path);
}

/**
 * For each line of a package.json that names a dependency who asked for that; undefined for others.
 */
export function dependencyLines(
  text: string,
  workspace: Workspace,
  packages: readonly PackageOrigin[],
): (Origin | undefined)[] {
  const origins = new Map(
    packages
      .filter((each) => each.workspace === workspace)
      .map(({ name, origins: by }) => [name, authorOf(by)]),
  );
  let inside = false;
  return linesOf(text).map((line) => {
    if (SECTION.test(line)) inside = true;
    else if (line.startsWith('  }')) inside = false;
    const name = inside ? ENTRY.exec(line)?.[1] : undefined;
    return name === undefined ? undefined : origins.get(name);
  });
}

/** The first feature that wants it; else Stagecraft where it changed what the template has. */
function authorOf(origins: readonly Origin[]): Origin | undefined {
  return origins.find((origin) => origin !== TEMPLATE && origin !== STAGECRAFT) ?? origins.at(-1);
}
