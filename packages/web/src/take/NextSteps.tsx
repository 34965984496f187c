import { Text } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './NextSteps.module.css';
import { LOCAL } from './steps.ts';
import { useTakeable } from './useTake.ts';
import { useNode } from './WayPanels.tsx';

const NextStepsList = lazy(async () => ({
  default: (await import('./NextStepsList.tsx')).NextStepsList,
}));

export const NEXT = 'next-steps';

/** What is to be done after taking precisely this project. */
export function NextSteps() {
  const { next } = useText().take;
  const takeable = useTakeable();
  const project = useWizardState(({ view, draft }) => view?.draft.name ?? draft.name);
  const node = useNode();
  if (takeable.kind !== 'ready') return null;
  return (
    <section className={styles.section} id={NEXT} aria-labelledby={`${NEXT}-title`}>
      <div>
        <Text as="h2" variant="title-x-small" weight="bold" id={`${NEXT}-title`}>
          {next.title}
        </Text>
        <Text as="p" color="secondary" className={styles.hint ?? ''}>
          {next.help}
        </Text>
      </div>
      <Suspense fallback={<Text color="secondary">{next.loading}</Text>}>
        <NextStepsList project={project} made={takeable.made} node={node} origins={LOCAL} />
      </Suspense>
    </section>
  );
}
