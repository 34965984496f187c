import type { Composition } from '@stagecraft/engine';
import { sameContent } from './changes.ts';

type Files = Composition['files'];
type File = NonNullable<ReturnType<Files['get']>>;

/**
 * Numbers for the files of one composition after the other: a file keeps its number while it stays
 * the same, so that the page need not ask for it again.
 */
export function countRevisions(): (files: Files) => ReadonlyMap<string, number> {
  let known = new Map<string, { readonly file: File; readonly revision: number }>();
  let last = 0;
  return (files) => {
    const next: typeof known = new Map();
    for (const [path, file] of files) {
      const earlier = known.get(path);
      if (earlier !== undefined && isSame(earlier.file, file)) {
        next.set(path, earlier);
      } else {
        last += 1;
        next.set(path, { file, revision: last });
      }
    }
    known = next;
    return new Map([...next].map(([path, { revision }]) => [path, revision]));
  };
}

function isSame(a: File, b: File): boolean {
  return (
    sameContent(a.content, b.content) &&
    a.origins.length === b.origins.length &&
    a.origins.every((origin, index) => origin === b.origins[index])
  );
}
