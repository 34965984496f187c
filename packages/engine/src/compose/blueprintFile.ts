import { writeBlueprint } from '../blueprint/write.ts';
import type { Draft } from './draft.ts';
import { addFile, STAGECRAFT, writePieces, type Piece } from './tree.ts';

const PATH = 'stagecraft.yaml';
const FEATURES = 'features:\n';

/** stagecraft.yaml: what the project is made of. */
export function contributeBlueprint(draft: Draft): void {
  const text = writeBlueprint(draft.selection);
  const start = text.lastIndexOf(`\n${FEATURES}`) + 1 + FEATURES.length;
  addFile(draft.tree, PATH, '', STAGECRAFT);
  writePieces(draft.tree, PATH, [
    { text: text.slice(0, start), origin: STAGECRAFT },
    ...featurePieces(text.slice(start)),
  ]);
}

/** A feature begins where the indent is two; its options are deeper. */
function featurePieces(text: string): Piece[] {
  return text.split(/^(?= {2}\S)/m).map((part) => ({
    text: part,
    origin: /^ {2}([a-z0-9-]+):/.exec(part)?.[1] ?? STAGECRAFT,
  }));
}
