import { parseDocument, type Document } from 'yaml';

const PLACEHOLDER_KEY = '__stagecraft_empty__';
const BLANK_COMMENT = '#__stagecraft_blank__';
const EMPTY_KEY_LINE = /^(\s*)[\w.'"/-]+:\s*$/;
const COMMENT_LINE = /^\s*#/;
const BLANK_END = /\n{2,}$/;
const MANY_BLANK_LINES = /\n{3,}/g;

/**
 * Parses YAML so that {@link printYaml} gives the same bytes back. The yaml library moves two
 * things: the comment below a key without a value, and a blank line between comments. A marker
 * holds their place.
 */
export function parseYaml(text: string): Document.Parsed {
  const lines = text.split('\n');
  const marked: string[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1] ?? '';
    const next = lines[index + 1] ?? '';
    const between = COMMENT_LINE.test(previous) && sameIndent(previous, next);
    if (line === '' && COMMENT_LINE.test(next) && (between || endsCollection(lines, index + 1))) {
      marked.push(indentOf(next) + BLANK_COMMENT);
      continue;
    }
    marked.push(line);
    const empty = COMMENT_LINE.test(line) ? emptyOwner(lines, index) : undefined;
    if (empty !== undefined) marked.push(`${empty}${PLACEHOLDER_KEY}: true`);
  }
  return parseDocument(marked.join('\n'));
}

/**
 * For the last comment line of a key that has comments and no value, the indent that a child of
 * the key would have.
 */
function emptyOwner(lines: readonly string[], index: number): string | undefined {
  const indent = indentOf(lines[index] ?? '');
  if (COMMENT_LINE.test(lines[index + 1] ?? '')) return undefined;
  let at = index;
  while (at >= 0 && COMMENT_LINE.test(lines[at] ?? '')) at -= 1;
  const owner = EMPTY_KEY_LINE.exec(lines[at] ?? '');
  if (owner === null || (owner[1] ?? '').length >= indent.length) return undefined;
  const following = lines.slice(index + 1).find((line) => line.trim() !== '') ?? '';
  return indentOf(following).length > (owner[1] ?? '').length ? undefined : indent;
}

/** Whether the comments from this line on are the last thing in the collection they stand in. */
function endsCollection(lines: readonly string[], index: number): boolean {
  const isContent = (line: string) => line.trim() !== '' && !COMMENT_LINE.test(line);
  const following = lines.slice(index).find(isContent) ?? '';
  return indentOf(following).length < indentOf(lines[index] ?? '').length;
}

function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

function sameIndent(a: string, b: string): boolean {
  return indentOf(a) === indentOf(b);
}

export function printYaml(document: Document): string {
  const text = document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    singleQuote: true,
  });
  return text
    .split('\n')
    .filter((line) => !line.includes(PLACEHOLDER_KEY))
    .map((line) => (line.trim() === BLANK_COMMENT ? '' : line))
    .join('\n')
    .replace(MANY_BLANK_LINES, '\n\n')
    .replace(BLANK_END, '\n');
}

export function isPlaceholderKey(key: string): boolean {
  return key === PLACEHOLDER_KEY;
}
