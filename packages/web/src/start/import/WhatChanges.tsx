import { Text } from '@backstage/ui';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { useFeatureTitle } from '../../text/useProblemText.tsx';
import { useWizardState } from '../../wizard/useWizard.tsx';
import type { Draft } from '../../worker/protocol.ts';
import { differences } from './importing.ts';
import styles from './ImportBlueprint.module.css';

/** What taking over a blueprint would change, before it is done. */
export function WhatChanges({ draft }: { draft: Draft }) {
  const { import: words } = useText().start;
  const format = useFormat();
  const titleOf = useFeatureTitle();
  const current = useWizardState((state) => state.draft);
  const { added, removed, changed, fields } = differences(current, draft);
  const lists = [
    { term: words.added, ids: added },
    { term: words.removed, ids: removed },
    { term: words.changed, ids: changed },
  ].filter(({ ids }) => ids.length > 0);
  const isSame = lists.length === 0 && fields.length === 0;
  const count = Object.keys(draft.features).length;
  return (
    <>
      <Text as="p">
        <Text weight="bold">{words.valid(draft.name, count, draft.release)}</Text>{' '}
        {isSame ? words.same : words.replaces(Object.keys(current.features).length)}
      </Text>
      {!isSame && (
        <dl className={styles.differences}>
          {lists.map(({ term, ids }) => (
            <Difference key={term} term={term} text={format.list(ids.map(titleOf))} />
          ))}
          {fields.map(({ field, to }) => (
            <Difference key={field} term={words.fields[field]} text={to ?? words.empty} />
          ))}
        </dl>
      )}
    </>
  );
}

function Difference({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
