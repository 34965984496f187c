export function PreviewDrawer() {
  return null;
}
