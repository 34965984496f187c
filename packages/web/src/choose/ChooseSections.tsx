export function ChooseSections() {
  return null;
}
