export function PortalSketch() {
  return null;
}
