import { StagecraftError, type Feature } from '@stagecraft/engine';
import * as simpleIcons from 'simple-icons';
import type { SimpleIcon } from 'simple-icons';
import type { Icon } from '../src/catalog/catalog.ts';

/** As Simple Icons draws them: one path, which takes the color of the text around it. */
const OWN_ICON =
  /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 24 24"><path fill="currentColor" d="([-MmLlHhVvCcSsQqTtAaZz0-9., ]+)"\/><\/svg>\n$/;

const products = new Map(
  Object.values(simpleIcons)
    .filter((icon) => 'slug' in icon)
    .map((icon) => [icon.slug, icon]),
);

/** A product of Simple Icons, by its slug. */
export function productOf(slug: string): SimpleIcon | undefined {
  return products.get(slug);
}

/**
 * The mark of a feature: of its product in Simple Icons (https://simpleicons.org), with the brand's
 * color, or the drawing in its own folder. Undefined for a feature that names none.
 * Throws `INVALID_LIBRARY` when there is no such product, or the drawing is not one path.
 */
export function iconOf(feature: Pick<Feature, 'id' | 'icon' | 'contents'>): Icon | undefined {
  if (feature.icon === undefined) return undefined;
  if (feature.icon.startsWith('./')) return ownIcon(feature, feature.icon.slice(2));
  const product = productOf(feature.icon);
  if (product === undefined) {
    throw invalid(feature, `Simple Icons has no "${feature.icon}"`);
  }
  return { path: product.path, color: `#${product.hex.toLowerCase()}` };
}

function ownIcon(feature: Pick<Feature, 'id' | 'contents'>, file: string): Icon {
  const [, drawing] = OWN_ICON.exec(String(feature.contents.get(file) ?? '')) ?? [];
  if (drawing === undefined) throw invalid(feature, `${file} is not one path in a 24 by 24 box`);
  return { path: drawing };
}

function invalid(feature: Pick<Feature, 'id'>, problem: string): StagecraftError {
  return new StagecraftError({
    code: 'INVALID_LIBRARY',
    message: `The icon of ${feature.id}: ${problem}.`,
    fix: 'Name a slug of https://simpleicons.org, or draw one as CONTRIBUTING.md says.',
  });
}
