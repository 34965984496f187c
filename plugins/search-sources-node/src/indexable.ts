import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { SearchSource, SourceDocument } from './source';
import { resourceRefOf, type Visibility } from './visibility';

/**
 * A document of one of our sources, as it is in the index and in results.
 *
 * @public
 */
export type SourceIndexableDocument = IndexableDocument & {
  /** Type of the source, as `google-drive`. */
  source: string;
  /** Name of the space, drive, project or repository. */
  container: string;
  /** As `document`, `sheet`, `issue`. */
  kind: string;
  /** Empty when nobody knows. */
  author: string;
  /** ISO 8601. */
  lastModifiedAt: string;
};

/** More than people search for in one document; PostgreSQL takes 1 MiB. */
const LONGEST_TEXT = 200_000;

/**
 * All documents of a source have the same fields: Lunr takes the fields of the
 * first for those of all.
 */
export function indexable(
  document: SourceDocument,
  source: SearchSource,
  visibility: Visibility,
): SourceIndexableDocument {
  const { type, facets = [] } = source;
  const { id, container, title, text, location, kind, author = '' } = document;
  return {
    title: title.trim() || location,
    text,
    location,
    source: type,
    container: container.title,
    kind,
    author,
    lastModifiedAt: document.lastModifiedAt,
    ...Object.fromEntries(
      facets.map(name => [name, document.facets?.[name] ?? '']),
    ),
    ...(visibility === 'permission'
      ? {
          authorization: {
            resourceRef: resourceRefOf({
              source: type,
              container: container.id,
              id,
            }),
          },
        }
      : {}),
  };
}

/**
 * As databases take it: PostgreSQL refuses NUL, and characters that are only
 * half there.
 */
export function storable(document: SourceDocument): SourceDocument {
  const time = Date.parse(document.lastModifiedAt);
  if (!document.id || !document.location || Number.isNaN(time)) {
    throw new Error('it lacks its id, its location or its last change');
  }
  return {
    ...document,
    title: clean(document.title),
    text: clean(document.text.slice(0, LONGEST_TEXT)),
    lastModifiedAt: new Date(time).toISOString(),
    ...(document.author ? { author: clean(document.author) } : {}),
  };
}

function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
