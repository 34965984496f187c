import { useMemo } from 'react';
import { membersOf } from '../catalog/members.ts';
import { useFound } from '../catalog/search/useFound.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useText } from '../text/TextProvider.tsx';
import { NEXT_HEADING, TAKE_HEADING } from '../take/store.ts';
import { useWizardState } from '../wizard/useWizard.tsx';
import type { Problem } from '../worker/protocol.ts';
import { sectionPlace } from './places.ts';
import { sectionsOf } from './sections.ts';
import { sectionState, startProblems } from './sectionStates.ts';
import { attentionIn } from './useAttention.ts';

/** The heading of the first section, which stands before the categories. */
const START = 'start';
const NONE: readonly Problem[] = [];
const UNCOUNTED = { chosen: undefined, open: 0, isDone: false } as const;

export interface ContentsEntry {
  /** Id of its heading. */
  readonly place: string;
  readonly title: string;
  /** How many are chosen; undefined where nothing is counted. */
  readonly chosen: number | undefined;
  /** What is missing or wrong there. */
  readonly open: number;
  /** Whether nothing is left to do in a section that has to be gone through. */
  readonly isDone: boolean;
}

/** The sections of the page, and how each stands. */
export function useContents(): readonly ContentsEntry[] {
  const { start, take } = useText();
  const { categories, features, byId } = useCatalog();
  const chosen = useWizardState(({ draft }) => draft.features);
  const problems = useWizardState(({ view }) => view?.problems ?? NONE);
  const isMade = useWizardState(({ view }) => view?.made !== undefined);
  const found = useFound();
  return useMemo(() => {
    const members = membersOf(byId, chosen);
    const attention = attentionIn(problems);
    const sections = sectionsOf(categories, features, found?.ids);
    return [
      {
        place: START,
        title: start.title,
        chosen: undefined,
        open: startProblems(problems),
        isDone: startProblems(problems) === 0,
      },
      ...sections.map(({ category }) => ({
        place: sectionPlace(category.id),
        title: category.title,
        ...sectionState(
          features.filter((feature) => feature.category === category.id),
          members,
          attention,
        ),
        isDone: false,
      })),
      { place: TAKE_HEADING, title: take.title, ...UNCOUNTED },
      ...(isMade ? [{ place: NEXT_HEADING, title: take.next.title, ...UNCOUNTED }] : []),
    ];
  }, [start, take, categories, features, byId, chosen, problems, isMade, found]);
}

/** Scrolls to a section and puts the focus on its heading. */
export function goToSection(place: string): void {
  const heading = document.getElementById(place);
  if (heading === null) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const show = () => {
    heading.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  };
  show();
  heading.focus({ preventScroll: true });
  whileGrowing(show);
}

/** Milliseconds in which what is fetched on the way may still push a section away. */
const GROWS_FOR = 3000;
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Calls whenever the page has another height, until it rests or the person moves on. */
function whileGrowing(call: () => void): void {
  const observer = new ResizeObserver(call);
  const end = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const move of OWN_MOVES) window.removeEventListener(move, end);
  };
  const timer = setTimeout(end, GROWS_FOR);
  for (const move of OWN_MOVES) window.addEventListener(move, end, { passive: true });
  observer.observe(document.body);
}
