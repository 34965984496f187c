export function StartSection() {
  return null;
}
