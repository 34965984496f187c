import {
  createBaseThemeOptions,
  createUnifiedTheme,
  genPageTheme,
  palettes,
  shapes,
} from '@backstage/theme';
import { colors } from './colors';

/** Every kind of page has the same header, in the color of the sidebar. */
const header = genPageTheme({
  colors: [colors.sidebar, colors.sidebar],
  shape: shapes.wave,
});

const pages = [
  'home',
  'documentation',
  'tool',
  'service',
  'website',
  'library',
  'other',
  'app',
  'apis',
];

const pageTheme = Object.fromEntries(pages.map(page => [page, header]));

function themeOf(mode: 'light' | 'dark') {
  const palette = palettes[mode];
  const accent = colors.accent[mode];
  return createUnifiedTheme({
    ...createBaseThemeOptions({
      palette: {
        ...palette,
        primary: { main: accent },
        link: accent,
        linkHover: accent,
        tabbar: { indicator: accent },
        navigation: {
          ...palette.navigation,
          background: colors.sidebar,
          indicator: colors.accent.dark,
          selectedColor: '#ffffff',
        },
      },
    }),
    defaultPageTheme: 'home',
    pageTheme,
  });
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
