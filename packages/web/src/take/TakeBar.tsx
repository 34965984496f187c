export function TakeBar() {
  return null;
}
