import { StagecraftError } from '../errors.ts';

/** Who put something there: a feature's id, `template` (upstream's), or `stagecraft` (every project). */
export type Origin = string;
export const TEMPLATE: Origin = 'template';
export const STAGECRAFT: Origin = 'stagecraft';

export interface TreeFile {
  readonly content: string | Uint8Array;
  /** Size of a text as UTF-8, where it is known without encoding it. */
  readonly bytes?: number;
  readonly executable: boolean;
  /** In the order of contribution. */
  readonly origins: readonly Origin[];
  /**
   * How a text came about, oldest first; absent where its first origin wrote it in one go. What
   * `lineOrigins` reads.
   */
  readonly history?: readonly Revision[];
}

/** One step in the making of a text. */
export interface Revision {
  /** The text after it. */
  readonly text: string;
  /** Who wrote the lines that are new in it: one for all, or piece by piece. */
  readonly by: Origin | readonly Piece[];
}

/** A part of a text that ends where a line ends. */
export interface Piece {
  readonly text: string;
  /** Who put it there; undefined where its lines were there before. */
  readonly origin: Origin | undefined;
}

/** Files by path in the project, with forward slashes. */
export type Tree = Map<string, TreeFile>;

/** Two features may bring the same file as long as it is the same: then it is there for both. */
export function addFile(
  tree: Tree,
  path: string,
  content: string | Uint8Array,
  origin: Origin,
): void {
  const existing = tree.get(path);
  if (existing === undefined) {
    tree.set(path, { content, executable: false, origins: [origin] });
  } else if (existing.content === content) {
    tree.set(path, { ...existing, origins: [...existing.origins, origin] });
  } else {
    throw new StagecraftError({
      code: 'FILE_TWICE',
      message: `${origin} and ${existing.origins.join(', ')} both write ${path}.`,
      fix: 'Two features can’t own one file: move one, or make it an edit.',
    });
  }
}

export function readText(tree: Tree, path: string): string {
  const content = tree.get(path)?.content;
  if (typeof content !== 'string') throw drift(path, 'the file');
  return content;
}

export function writeText(
  tree: Tree,
  path: string,
  content: string,
  origins: readonly Origin[],
): void {
  // What is only taken out leaves the template's own.
  const by =
    origins.length === 1 ? origins[0] : origins.includes(STAGECRAFT) ? STAGECRAFT : TEMPLATE;
  revise(tree, path, { text: content, by: by ?? TEMPLATE }, origins);
}

/** Writes a text that several origins made together. The file must be there. */
export function writePieces(tree: Tree, path: string, pieces: readonly Piece[]): void {
  const text = pieces.map((piece) => piece.text).join('');
  const origins = new Set(pieces.flatMap(({ origin = [] }) => origin));
  revise(tree, path, { text, by: pieces }, [...origins]);
}

/** The lines of a text as pieces, each with who wrote it. */
export function piecesByLine(
  text: string,
  originOf: (line: string) => Origin | undefined,
): readonly Piece[] {
  return text.split(/(?<=\n)/).map((line) => ({ text: line, origin: originOf(line.trimEnd()) }));
}

function revise(tree: Tree, path: string, revision: Revision, origins: readonly Origin[]): void {
  const file = tree.get(path);
  if (file === undefined) throw drift(path, 'the file');
  if (file.content === revision.text) return;
  const added = origins.filter((origin) => !file.origins.includes(origin));
  const before = file.history ?? [{ text: String(file.content), by: file.origins[0] ?? TEMPLATE }];
  tree.set(path, {
    ...file,
    content: revision.text,
    origins: [...file.origins, ...added],
    history: [...before, revision],
  });
}

/** Says that a feature keeps a file, or a part of it, that the template has. */
export function addOrigin(tree: Tree, path: string, origin: Origin): void {
  const file = tree.get(path);
  if (file === undefined || file.origins.includes(origin)) return;
  tree.set(path, { ...file, origins: [...file.origins, origin] });
}

/** The template of the release does not hold what an edit counts on. */
export function drift(path: string, what: string): StagecraftError {
  return new StagecraftError({
    code: 'TEMPLATE_DRIFT',
    message: `${path} of this release's template does not hold ${what}.`,
    fix: 'Adapt the edit to the release: this is a defect of the library, not of the blueprint.',
  });
}

/** Replaces text that must be there exactly once. */
export function replaceOnce(text: string, find: string, replace: string, path: string): string {
  const at = text.indexOf(find);
  if (at < 0) throw drift(path, JSON.stringify(find));
  if (text.includes(find, at + 1)) throw drift(path, `${JSON.stringify(find)} only once`);
  return text.slice(0, at) + replace + text.slice(at + find.length);
}

/** Sorted by path as git does, so that the order of contributions leaves no trace. */
export function sortTree(tree: Tree): Tree {
  return new Map([...tree].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
