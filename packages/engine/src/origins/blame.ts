import type { Selection } from '../blueprint/resolve.ts';
import {
  TEMPLATE,
  type Origin,
  type Piece,
  type Revision,
  type TreeFile,
} from '../compose/tree.ts';
import { keptLines } from './diffLines.ts';
import { linesOf } from './lines.ts';
import { templateOwners } from './templateOwners.ts';

/** Who wrote each line of a text, by how the text came about. */
export function blame(path: string, file: TreeFile, selection: Selection): Origin[] {
  const first = file.origins[0] ?? TEMPLATE;
  const history = file.history ?? [{ text: String(file.content), by: first }];
  let before: string[] = [];
  let owners: Origin[] = [];
  for (const [index, revision] of history.entries()) {
    const lines = linesOf(revision.text);
    owners =
      index === 0 && revision.by === TEMPLATE
        ? templateOwners(path, revision.text, selection)
        : afterRevision(revision, lines, before, owners);
    before = lines;
  }
  return owners;
}

function afterRevision(
  { by }: Revision,
  lines: readonly string[],
  before: readonly string[],
  owners: readonly Origin[],
): Origin[] {
  const kept = keptLines(before, lines);
  const earlier = (index: number) => owners[kept[index] ?? -1];
  if (typeof by === 'string') return lines.map((_, index) => earlier(index) ?? by);
  return pieceOwners(by).map((owner, index) => owner ?? earlier(index) ?? TEMPLATE);
}

function pieceOwners(pieces: readonly Piece[]): (Origin | undefined)[] {
  return pieces.flatMap(({ text, origin }) => linesOf(text).map(() => origin));
}
