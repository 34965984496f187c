import type { PortalSketch } from '@stagecraft/engine';
import { replaceEqualDeep } from '@tanstack/react-query';
import {
  ownParts,
  partsOf,
  SCENES,
  shownParts,
  type Part,
  type Parts,
  type Scene,
} from './parts.ts';

/** Which scene is shown, and what the last choice put into the portal. */
export interface Following {
  readonly portal: PortalSketch | undefined;
  readonly parts: Parts | undefined;
  readonly scene: Scene;
  /** The person chose the scene: it stays. */
  readonly kept: boolean;
  /** Keys of the parts that the last choice brought. */
  readonly fresh: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** More new parts than this, as of a preset, are a portal of its own: marking them tells nothing. */
const MARKED = 12;

export const START: Following = {
  portal: undefined,
  parts: undefined,
  scene: 'component',
  kept: false,
  fresh: NOTHING,
};

/**
 * Goes on to the portal that a choice makes: shows the scene in which most of it is seen, and marks
 * what is new. A portal that was opened, by a link or going back, has nothing new.
 */
export function follow(state: Following, portal: PortalSketch, opened: boolean): Following {
  const parts = replaceEqualDeep(state.parts, partsOf(portal));
  const next = { ...state, portal, parts };
  if (state.parts === undefined || opened) return { ...next, fresh: NOTHING };
  const came = difference(parts, state.parts);
  const went = difference(state.parts, parts);
  // A change that is not seen, such as a letter of the title, leaves the marks.
  if (came.size === 0 && went.size === 0) return next;
  const scene = tellingScene(parts, came) ?? tellingScene(state.parts, went) ?? state.scene;
  const fresh = came.size > MARKED ? NOTHING : came;
  return { ...next, fresh, scene: state.kept ? state.scene : scene };
}

/** The person chooses a scene. */
export function keepScene(state: Following, scene: Scene): Following {
  return { ...state, scene, kept: true };
}

/** Where something is new, except in the scene that is shown. */
export function freshElsewhere({ parts, fresh, scene }: Following): ReadonlySet<Scene> {
  if (parts === undefined || fresh.size === 0) return new Set();
  const isFresh = ({ key }: Part) => fresh.has(key);
  return new Set(SCENES.filter((other) => other !== scene && ownParts(parts, other).some(isFresh)));
}

function difference(parts: Parts, others: Parts): ReadonlySet<string> {
  const known = new Set(allParts(others).map(({ key }) => key));
  return new Set(
    allParts(parts)
      .map(({ key }) => key)
      .filter((key) => !known.has(key)),
  );
}

function allParts(parts: Parts): readonly Part[] {
  return [...shownParts(parts, 'component'), ...parts.signIn, ...parts.widgets].concat(
    ownParts(parts, 'search'),
  );
}

/** The one with the most of these parts; of as many, a component's page is the most telling. */
const BY_WEIGHT: readonly Scene[] = ['component', 'search', 'home', 'signIn'];

function tellingScene(parts: Parts, keys: ReadonlySet<string>): Scene | undefined {
  let telling: Scene | undefined;
  let most = 0;
  for (const scene of BY_WEIGHT) {
    const count = ownParts(parts, scene).filter(({ key }) => keys.has(key)).length;
    if (count > most) [telling, most] = [scene, count];
  }
  return telling;
}
