import type { PortalSketch } from '@stagecraft/engine';

/** A view of the portal that the sketch can show, in the order of the switch. */
export const SCENES = ['signIn', 'home', 'component', 'search'] as const;
export type Scene = (typeof SCENES)[number];

export type PartKind = 'provider' | 'sidebar' | 'widget' | 'tab' | 'card' | 'source' | 'engine';

/** One thing of the portal that can be pointed at. */
export interface Part {
  /** Stays the same while the thing is there. */
  readonly key: string;
  readonly kind: PartKind;
  readonly title: string;
  /** Id of the feature that brings it. */
  readonly feature: string;
}

export interface SidebarPart extends Part {
  readonly section: PortalSketch['sidebar'][number]['section'];
}

export interface CardPart extends Part {
  /** In the narrow column beside the others. */
  readonly aside: boolean;
}

/** The parts of the portal, by where they are. */
export interface Parts {
  readonly signIn: readonly Part[];
  readonly sidebar: readonly SidebarPart[];
  readonly widgets: readonly Part[];
  readonly tabs: readonly Part[];
  readonly cards: readonly CardPart[];
  readonly sources: readonly Part[];
  readonly engine: Part | undefined;
}

export function partsOf(portal: PortalSketch): Parts {
  const { signIn, sidebar, homeWidgets, entityTabs, entityCards, search } = portal;
  const ofSearch = sidebar.find(({ section }) => section === 'search') ?? search?.sources[0];
  return {
    signIn: signIn.map((item) => part('provider', item)),
    sidebar: sidebar.map((item) => ({ ...part('sidebar', item), section: item.section })),
    widgets: homeWidgets.map((item) => part('widget', item)),
    tabs: entityTabs.map((item) => part('tab', item)),
    cards: entityCards.map((item) => ({ ...part('card', item), aside: item.aside })),
    sources: (search?.sources ?? []).map((item) => part('source', item)),
    engine:
      search && ofSearch && part('engine', { title: search.engine, feature: ofSearch.feature }),
  };
}

function part(kind: PartKind, { title, feature }: { title: string; feature: string }): Part {
  return { key: `${kind}:${feature}:${title}`, kind, title, feature };
}

/** What is seen in one scene and in no other. */
export function ownParts(parts: Parts, scene: Scene): readonly Part[] {
  switch (scene) {
    case 'signIn':
      return parts.signIn;
    case 'home':
      return parts.widgets;
    case 'component':
      return [...parts.tabs, ...parts.cards];
    case 'search':
      return parts.engine === undefined ? parts.sources : [...parts.sources, parts.engine];
  }
}

/** All that is seen in a scene, in the order of reading. */
export function shownParts(parts: Parts, scene: Scene): readonly Part[] {
  const own = ownParts(parts, scene);
  return scene === 'signIn' ? own : [...parts.sidebar, ...own];
}
