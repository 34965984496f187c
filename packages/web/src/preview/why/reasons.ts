import type { ConfigOrigin, Origin, PackageOrigin } from '@stagecraft/engine';
import type { FileEntry } from '../../worker/protocol.ts';
import { inOrder } from '../origins.ts';

/** What one of them put into the project. */
export interface Brought {
  readonly origin: Origin;
  readonly files: readonly string[];
  readonly packages: readonly PackageOrigin[];
  readonly config: readonly ConfigOrigin[];
}

/** The parts of the project that someone put there, and the features that are in it. */
export interface Parts {
  readonly files: readonly FileEntry[];
  readonly packages: readonly PackageOrigin[];
  readonly config: readonly ConfigOrigin[];
  readonly features: readonly Origin[];
}

/** What each brought: features in the order of the project, then Stagecraft, then the template. */
export function broughtBy({ files, packages, config, features }: Parts): readonly Brought[] {
  const found = new Map<
    Origin,
    { files: string[]; packages: PackageOrigin[]; config: ConfigOrigin[] }
  >();
  const of = (origin: Origin) => {
    const known = found.get(origin);
    if (known !== undefined) return known;
    const created = { files: [], packages: [], config: [] };
    found.set(origin, created);
    return created;
  };
  // A feature that only acts through another one's files is still a choice.
  for (const origin of features) of(origin);
  for (const { path, origins } of files) {
    for (const origin of new Set(origins)) of(origin).files.push(path);
  }
  for (const each of packages) {
    for (const origin of new Set(each.origins)) of(origin).packages.push(each);
  }
  for (const each of config) of(each.origin).config.push(each);
  return inOrder([...found.keys()]).map((origin) => ({ origin, ...of(origin) }));
}

/** Something of the project that a search finds, and who put it there. */
export interface Finding {
  readonly kind: 'package' | 'config' | 'file';
  readonly name: string;
  /** The workspace of a package, the file of a key; empty for a file. */
  readonly where: string;
  readonly origins: readonly Origin[];
}

/** What has the text in its name, in any case: packages, then keys, then files. */
export function findParts(text: string, { files, packages, config }: Parts): readonly Finding[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const all: readonly Finding[] = [
    ...packages.map(({ name, workspace, origins }) => ({
      kind: 'package' as const,
      name,
      where: workspace,
      origins,
    })),
    ...config.map(({ path, file, origin }) => ({
      kind: 'config' as const,
      name: path,
      where: file,
      origins: [origin],
    })),
    ...files.map(({ path, origins }) => ({
      kind: 'file' as const,
      name: path,
      where: '',
      origins,
    })),
  ];
  return all
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map((finding) => ({ ...finding, origins: inOrder(finding.origins) }));
}

/** A name that an npm package can have, so that it is worth looking for among the installed. */
export function isPackageName(text: string): boolean {
  return /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(text.trim());
}
