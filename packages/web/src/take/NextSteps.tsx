export function NextSteps() {
  return null;
}
