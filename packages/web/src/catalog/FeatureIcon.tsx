import type { CSSProperties } from 'react';
import type { CatalogFeature } from './catalog.ts';
import styles from './FeatureIcon.module.css';
import { iconColors } from './iconColors.ts';

interface FeatureIconProps {
  readonly feature: Pick<CatalogFeature, 'title' | 'icon'>;
  readonly size?: 'small' | 'medium';
}

/** The mark of a product, or the first letter of what has none. Says nothing that its title does not. */
export function FeatureIcon({ feature: { title, icon }, size = 'medium' }: FeatureIconProps) {
  const colors = icon?.color === undefined ? undefined : iconColors(icon.color);
  const style =
    colors && ({ '--icon-light': colors.light, '--icon-dark': colors.dark } as CSSProperties);
  return (
    <span className={styles.tile} data-size={size} style={style} aria-hidden="true">
      {icon === undefined ? (
        title.charAt(0).toUpperCase()
      ) : (
        <svg viewBox="0 0 24 24" className={styles.mark}>
          <path d={icon.path} />
        </svg>
      )}
    </span>
  );
}
