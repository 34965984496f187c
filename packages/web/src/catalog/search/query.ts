/** What can be asked for beside words. */
export type Filter =
  | { readonly field: 'category' | 'package'; readonly value: string }
  | { readonly field: 'is'; readonly value: 'chosen' | 'proven' | 'available' };

export interface Query {
  readonly words: string;
  readonly filters: readonly Filter[];
}

const STATES = ['chosen', 'proven', 'available'] as const;

/**
 * Reads what was typed: words, and filters as `category:ci-cd`, `is:chosen` or
 * `package:@backstage/plugin-home`. What looks like a filter and is none counts as words.
 */
export function readQuery(text: string): Query {
  const words: string[] = [];
  const filters: Filter[] = [];
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const filter = filterOf(part);
    if (filter === undefined) words.push(part);
    else filters.push(filter);
  }
  return { words: words.join(' '), filters };
}

function filterOf(part: string): Filter | undefined {
  const [, field, value = ''] = /^(category|is|package):(.*)$/i.exec(part) ?? [];
  const wanted = value.toLowerCase();
  switch (field?.toLowerCase()) {
    case 'category':
      return { field: 'category', value: wanted };
    case 'package':
      return { field: 'package', value: wanted };
    case 'is': {
      const state = STATES.find((name) => wanted !== '' && name.startsWith(wanted));
      return state === undefined ? undefined : { field: 'is', value: state };
    }
    default:
      return undefined;
  }
}
