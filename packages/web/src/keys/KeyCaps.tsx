import { capsOf, type Combo } from './combo.ts';
import styles from './KeyCaps.module.css';
import { isMac } from './registry.ts';

/** A key or a combination as it looks on the keyboard. */
export function KeyCaps({ combo }: { combo: Combo }) {
  return (
    <span className={styles.caps}>
      {capsOf(combo, isMac).map((cap) => (
        <kbd className={styles.cap} key={cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
