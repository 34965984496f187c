import { Skeleton } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useText } from '../text/TextProvider.tsx';

/** Nothing is shown of a wait shorter than this, in milliseconds. */
const PATIENCE = 300;

export function Loading() {
  const { common } = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <main aria-busy="true" aria-label={common.loading} style={{ padding: '2rem' }}>
      <Skeleton height={48} />
    </main>
  );
}
