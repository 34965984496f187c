import { colors } from './colors';

/** The mark of the portal, 28 pixels high. public/favicon.svg is the same drawing. */
export const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill={colors.accent.dark} />
    <path d="M8 22 16 8l8 14H8z" fill={colors.sidebar} />
  </svg>
);
