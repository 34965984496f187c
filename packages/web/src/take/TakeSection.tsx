import { Text } from '@backstage/ui';
import { Suspense, useRef } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { useStore } from '../store/store.ts';
import { useText } from '../text/TextProvider.tsx';
import { shownWay, TAKE, TAKE_HEADING } from './store.ts';
import styles from './TakeSection.module.css';
import { useNear } from './useNear.ts';
import { useTakeableWhile } from './useTake.ts';

const Ways = lazyPart(async () => (await import('./Ways.tsx')).Ways);

/** The ways to take the project, each with what to do next. */
export function TakeSection() {
  const { take } = useText();
  const place = useRef<HTMLElement>(null);
  const { isSeen, wasNear } = useNear(place);
  const takeable = useTakeableWhile(isSeen);
  const isAskedFor = useStore(shownWay, (way) => way !== undefined);
  const loading = <Text color="secondary">{take.notYet}</Text>;
  return (
    <section ref={place} className={styles.section} id={TAKE} aria-labelledby={TAKE_HEADING}>
      <div>
        <Text as="h2" variant="title-x-small" weight="bold" id={TAKE_HEADING} tabIndex={-1}>
          {take.title}
        </Text>
        <Text as="p" color="secondary" className={styles.hint ?? ''}>
          {take.help}
        </Text>
      </div>
      {wasNear || isAskedFor ? (
        <Suspense fallback={loading}>
          <Ways takeable={takeable} />
        </Suspense>
      ) : (
        loading
      )}
    </section>
  );
}
