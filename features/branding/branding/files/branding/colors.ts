/** The portal's colors. branding.css has the accents once more. */
export const colors = {
  /** Buttons, links and what is selected. */
  accent: { light: '{{ accent }}', dark: '{{ accentDark }}' },
  sidebar: '{{ sidebar }}',
};
