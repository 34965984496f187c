/** `1 file`, `2 files`. English only; other languages bring their own rule. */
export function counted(count: number, one: string, other: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : other}`;
}
