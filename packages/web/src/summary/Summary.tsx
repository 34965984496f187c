export function Summary() {
  return null;
}
