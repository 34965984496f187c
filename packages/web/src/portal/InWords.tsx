import { VisuallyHidden } from '@backstage/ui';
import { memo } from 'react';
import { useText } from '../text/TextProvider.tsx';
import type { Part, PartKind, Parts } from './parts.ts';

/** As one reads them aloud. */
function titlesOf(parts: readonly Part[]): string {
  return ` ${parts.map(({ title }) => title).join(', ')}`;
}

/** The whole picture as a list, for those who do not see it. */
export const InWords = memo(function InWords({ parts }: { parts: Parts }) {
  const { words, groups } = useText().portal;
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
            {shown.length === 0 ? words.none(groups[kind]) : `${groups[kind]}:`}
            {/* The portal's own words, which are English in every language of the page. */}
            {shown.length > 0 && <span lang="en">{titlesOf(shown)}</span>}
          </li>
        ))}
      </ul>
    </VisuallyHidden>
  );
});
