import { stripVTControlCharacters, styleText } from 'node:util';
import type { Output } from '../io.ts';

type Format = Parameters<typeof styleText>[0];

const NARROW = 40;
const DEFAULT_WIDTH = 80;
const WIDE = 120;

/** Colors for one output: none unless it is a terminal; NO_COLOR and FORCE_COLOR are honoured. */
export function styleFor(output: Output): (format: Format, text: string) => string {
  return (format, text) => styleText(format, text, { stream: output });
}

/** Columns to write in. */
export function widthOf(output: Output): number {
  return Math.min(Math.max(output.columns ?? DEFAULT_WIDTH, NARROW), WIDE);
}

/** Breaks text at spaces, so that no line is longer than the width; words are never cut. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && visible(longer) > width - indent.length) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
  }
  return lines.map((line) => (line === '' ? '' : indent + line)).join('\n');
}

/** Length as it is seen, colors left out. */
export function visible(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** Fills up with spaces to a seen length. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - visible(text)));
}
