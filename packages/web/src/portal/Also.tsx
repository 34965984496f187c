import type { PortalSketch } from '@stagecraft/engine';
import { memo, useState } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { useFeatureTitle } from '../text/useProblemText.tsx';
import { featureAnchor, goTo } from '../theme/goTo.ts';
import styles from './Also.module.css';

/** So many are told at once. */
const AT_ONCE = 2;

/** What the portal does that can't be seen in it. */
export const Also = memo(function Also({ items }: { items: PortalSketch['elsewhere'] }) {
  const { portal: texts } = useText();
  const titleOf = useFeatureTitle();
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const hidden = items.length - AT_ONCE;
  return (
    <div className={styles.also}>
      <h3 className={styles.title}>{texts.also}</h3>
      <ul className={styles.items} data-folded={(hidden > 0 && !all) || undefined}>
        {(all ? items : items.slice(0, AT_ONCE)).map(({ text, feature }) => (
          <li key={`${feature} ${text}`}>
            <button
              type="button"
              className={styles.feature}
              onClick={() => goTo(featureAnchor(feature))}
            >
              {titleOf(feature)}
            </button>{' '}
            {text}
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button
          type="button"
          className={styles.more}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? texts.alsoLess : texts.alsoMore(hidden)}
        </button>
      ) : null}
    </div>
  );
});
