import { Text } from '@backstage/ui';
import { Suspense, useRef } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './NextSteps.module.css';
import { NEXT, NEXT_HEADING } from './store.ts';
import { LOCAL } from './steps.ts';
import { useNear } from './useNear.ts';
import { useTakeable, useTakeableWhile } from './useTake.ts';
import { useNode } from './useNode.ts';

const NextStepsList = lazyPart(async () => (await import('./NextStepsList.tsx')).NextStepsList);

/** What is to be done after taking precisely this project. */
export function NextSteps() {
  const { next } = useText().take;
  const place = useRef<HTMLElement>(null);
  // At the end of a long page: what it needs is not fetched before someone gets there.
  const { isSeen, wasNear } = useNear(place);
  const isReady = useTakeable().kind === 'ready';
  const takeable = useTakeableWhile(isSeen);
  const project = useWizardState(({ view, draft }) => view?.draft.name ?? draft.name);
  const node = useNode();
  const loading = <Text color="secondary">{next.loading}</Text>;
  return (
    <section
      ref={place}
      className={styles.section}
      hidden={!isReady}
      id={NEXT}
      aria-labelledby={NEXT_HEADING}
    >
      <div>
        <Text as="h2" variant="title-x-small" weight="bold" id={NEXT_HEADING} tabIndex={-1}>
          {next.title}
        </Text>
        <Text as="p" color="secondary" className={styles.hint ?? ''}>
          {next.help}
        </Text>
      </div>
      {wasNear && takeable.kind === 'ready' ? (
        <Suspense fallback={loading}>
          <NextStepsList project={project} made={takeable.made} node={node} origins={LOCAL} />
        </Suspense>
      ) : (
        loading
      )}
    </section>
  );
}
