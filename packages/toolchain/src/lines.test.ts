import { expect, test } from 'vitest';
import { plainText, redactor, splitLines } from './lines.ts';

function linesOf(...chunks: string[]): string[] {
  const lines: string[] = [];
  const splitter = splitLines((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return lines;
}

test('cuts lines wherever the chunks end', () => {
  expect(linesOf('a\nb', 'c\r', '\nd\r\n', '\n', 'e')).toEqual(['a', 'bc', 'd', '', 'e']);
  expect(linesOf('10%\r20%\r')).toEqual(['10%', '20%']);
});

test('redacts secrets, also encoded, several lines long, or one inside another', () => {
  const redact = redactor(['abcd', 'abcd-efgh', 'p@ss word', 'line one\nline two', '']);
  expect(redact('x abcd-efgh y abcd')).toBe('x *** y ***');
  expect(redact('https://u:p%40ss%20word@host')).toBe('https://u:***@host');
  expect(redact('> line two')).toBe('> ***');
});

test('leaves values alone that are no secrets', () => {
  expect(redactor(['1', 'true', 'dev'])('1 true dev')).toBe('1 true dev');
});

test('takes colours out', () => {
  expect(plainText('\u001B[2m12:00\u001B[22m \u001B[32minfo\u001B[39m')).toBe('12:00 info');
});
