/** The lines of a text, without their ends. A text that ends with a line break has none after it. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
