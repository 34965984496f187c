import type { Icon } from '../catalog/catalog.ts';

const PLUG = 'M8 2h2v5h4V2h2v5h2v5a6 6 0 0 1-5 5.9V22h-2v-4.1A6 6 0 0 1 6 12V7h2z';

/** A product's mark as small as the letters beside it. */
export function Mark({ icon }: { icon: Icon | undefined }) {
  return (
    <svg width="1.15em" height="1.15em" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d={icon?.path ?? PLUG} />
    </svg>
  );
}
