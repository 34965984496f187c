/** Cards in light and in dark: `--bui-bg-neutral-2` of each. */
const BACKGROUNDS = { light: '#f7f7f7', dark: '#504f4f' } as const;

/** WCAG 1.4.11, for graphics. */
const CONTRAST = 3;

export interface IconColors {
  readonly light: string;
  readonly dark: string;
}

const known = new Map<string, IconColors | undefined>();

/**
 * A brand's color, as much darker or lighter as it takes to be seen. Colors as `#24292f`; undefined
 * for black, white and gray, which are drawn in the color of the text.
 */
export function iconColors(color: string): IconColors | undefined {
  if (!known.has(color)) {
    const colors = {
      light: visibleOn(color, BACKGROUNDS.light, '#000000'),
      dark: visibleOn(color, BACKGROUNDS.dark, '#ffffff'),
    };
    known.set(color, isGray(color) ? undefined : colors);
  }
  return known.get(color);
}

/** Of 255: the farthest that the channels of a gray are apart. */
const GRAY = 24;

function isGray(color: string): boolean {
  const values = channels(color);
  return Math.max(...values) - Math.min(...values) <= GRAY;
}

const STEPS = 20;

function visibleOn(color: string, background: string, towards: string): string {
  for (let step = 0; step < STEPS; step += 1) {
    const candidate = mix(color, towards, step / STEPS);
    if (contrast(candidate, background) >= CONTRAST) return candidate;
  }
  return towards;
}

function mix(color: string, other: string, share: number): string {
  const [a, b] = [channels(color), channels(other)];
  const mixed = a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
