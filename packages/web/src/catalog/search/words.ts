const WORD = /[\p{L}\p{N}]+/gu;

/** Thai puts no space between words, so the browser's own segmenter finds them. */
const segmenter =
  typeof Intl.Segmenter === 'function'
    ? new Intl.Segmenter(undefined, { granularity: 'word' })
    : undefined;

/** A stretch of a text, and whether it is a word. */
export interface Segment {
  readonly text: string;
  readonly isWord: boolean;
}

/** A text in words and what stands between them. */
export function segmentsOf(text: string): readonly Segment[] {
  if (segmenter === undefined) return byPattern(text);
  return [...segmenter.segment(text)].map(({ segment, isWordLike = false }) => ({
    text: segment,
    isWord: isWordLike,
  }));
}

function byPattern(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index > end) segments.push({ text: text.slice(end, index), isWord: false });
    segments.push({ text: word, isWord: true });
    end = index + word.length;
  }
  if (end < text.length) segments.push({ text: text.slice(end), isWord: false });
  return segments;
}

export function wordsOf(text: string): string[] {
  return segmentsOf(text).flatMap((segment) => (segment.isWord ? [segment.text] : []));
}

/** The form in which words are compared. */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFC');
}

export interface MarkedPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A text in parts, so that the words that were searched for can be marked. */
export function markedParts(text: string, terms: ReadonlySet<string>): readonly MarkedPart[] {
  const parts: MarkedPart[] = [];
  for (const segment of segmentsOf(text)) {
    const isMatch = segment.isWord && terms.has(foldWord(segment.text));
    const last = parts.at(-1);
    if (last !== undefined && last.isMatch === isMatch) {
      parts[parts.length - 1] = { text: last.text + segment.text, isMatch };
    } else parts.push({ text: segment.text, isMatch });
  }
  return parts;
}
