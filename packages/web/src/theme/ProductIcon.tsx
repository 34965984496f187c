import type { Icon } from '../catalog/catalog.ts';

/** For a feature that has no mark: a plug. */
const NO_MARK = 'M8 2h2v5h4V2h2v5h2v5a6 6 0 0 1-5 5.9V22h-2v-4.1A6 6 0 0 1 6 12V7h2z';

/** A product's mark in the color of the text around it, beside its name. */
export function ProductIcon({
  icon,
  size = 16,
}: {
  icon: Icon | undefined;
  size?: number | string;
}) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d={icon?.path ?? NO_MARK} />
    </svg>
  );
}
