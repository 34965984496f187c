import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useText } from '../text/TextProvider.tsx';
import styles from './Loading.module.css';
import { ProductMark } from './ProductMark.tsx';
import shell from './Shell.module.css';

/** Nothing is shown of a wait shorter than this, in milliseconds. */
const PATIENCE = 300;

const CARDS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The page before there is anything on it. */
export function Loading() {
  const { common } = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div className={shell.shell}>
      <header className={shell.header}>
        <div className={shell.headerRow}>
          <ProductMark />
          <VisuallyHidden>
            <h1>{common.app}</h1>
          </VisuallyHidden>
        </div>
      </header>
      <main className={shell.main} aria-busy="true" aria-label={common.loading}>
        <div className={styles.fields}>
          <Skeleton width="100%" height={64} />
          <Skeleton width="100%" height={64} />
          <Skeleton width="100%" height={64} />
        </div>
        <div className={styles.cards}>
          {CARDS.map((card) => (
            <Skeleton key={card} width="100%" height={144} />
          ))}
        </div>
      </main>
      <div className={shell.aside}>
        <Skeleton width="100%" height="20rem" />
      </div>
    </div>
  );
}
