/** Milliseconds that browsers take at most to begin saving. */
const UNTIL_SAVED = 10_000;

/** Saves a file on the person's machine, by the last part of its path. */
export function downloadBytes(bytes: Uint8Array, path: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement('a');
  link.href = address;
  link.download = path.slice(path.lastIndexOf('/') + 1);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), UNTIL_SAVED);
}
