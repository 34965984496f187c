import { colors } from './colors';

/** The mark of the portal, 28 pixels high. public/favicon.svg is the same drawing. */
export const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill={colors.accent.dark} />
    <text
      x="16"
      y="17"
      fill={colors.sidebar}
      fontFamily="system-ui, sans-serif"
      fontSize="16"
      fontWeight="700"
      textAnchor="middle"
      dominantBaseline="middle"
    >
      {{ initials }}
    </text>
  </svg>
);
