import { createContext, useContext, type ReactNode } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { useFeatureTitle } from '../text/useProblemText.tsx';
import type { Part } from './parts.ts';
import styles from './PartView.module.css';

interface Pointing {
  /** Key of the part that is pointed at. */
  readonly active: string | undefined;
  readonly fresh: ReadonlySet<string>;
  readonly idOf: (key: string) => string;
}

export const PointingContext = createContext<Pointing>({
  active: undefined,
  fresh: new Set(),
  idOf: (key) => key,
});

interface PartViewProps {
  readonly part: Part;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** A part that can be pointed at: it names the feature that brings it. */
export function PartView({ part, className, children }: PartViewProps) {
  const { active, fresh, idOf } = useContext(PointingContext);
  const say = useSayPart();
  const isFresh = fresh.has(part.key);
  return (
    // An option element holds nothing but text.
    <div
      // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      id={idOf(part.key)}
      aria-selected={active === part.key}
      aria-label={say(part, isFresh)}
      className={`${styles.part} ${className ?? ''}`}
      data-part={part.key}
      data-fresh={isFresh || undefined}
    >
      {/* In the portal's own words, which are English. */}
      {children ?? (
        <span className={styles.title} lang="en">
          {part.title}
        </span>
      )}
    </div>
  );
}

/** `Latest main build, card of a component, from Jenkins`. */
function useSayPart(): (part: Part, isFresh: boolean) => string {
  const { portal } = useText();
  const titleOf = useFeatureTitle();
  return ({ kind, title, feature }, isFresh) => {
    const from = portal.from(portal.kinds[kind], titleOf(feature));
    return [title, from, ...(isFresh ? [portal.isNew] : [])].join(', ');
  };
}
