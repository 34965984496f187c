import { VisuallyHidden } from '@backstage/ui';
import { memo } from 'react';
import { useFormat, useText } from '../text/TextProvider.tsx';
import type { Part, PartKind, Parts } from './parts.ts';

/** The whole picture as a list, for those who do not see it. */
export const InWords = memo(function InWords({ parts }: { parts: Parts }) {
  const { words, groups } = useText().portal;
  const format = useFormat();
  const lists: readonly (readonly [PartKind, readonly Part[]])[] = [
    ['sidebar', parts.sidebar],
    ['tab', parts.tabs],
    ['card', parts.cards],
    ['widget', parts.widgets],
    ['engine', parts.engine === undefined ? [] : [parts.engine]],
    ['source', parts.sources],
    ['provider', parts.signIn],
  ];
  return (
    <VisuallyHidden>
      <p>{words.shows}</p>
      <ul>
        {lists.map(([kind, shown]) => (
          <li key={kind}>
            {shown.length === 0
              ? words.none(groups[kind])
              : words.item(groups[kind], format.list(shown.map(({ title }) => title)))}
          </li>
        ))}
      </ul>
    </VisuallyHidden>
  );
});
