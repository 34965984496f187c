import type { PortalSketch } from '@stagecraft/engine';
import { describe, expect, it } from 'vitest';
import { follow, freshElsewhere, keepScene, START, type Following } from './follow.ts';
import { shownParts } from './parts.ts';

type Lists = Pick<
  PortalSketch,
  'signIn' | 'sidebar' | 'entityTabs' | 'entityCards' | 'homeWidgets'
> &
  Pick<PortalSketch, 'search'>;

const entity = (feature: string, title: string) => ({ feature, title, annotations: [] });
const card = (feature: string, title: string) => ({ ...entity(feature, title), aside: false });
const item = (feature: string, title: string) => ({ feature, title });

/** What some features of the library show. */
const SHOWN: Readonly<Record<string, Partial<Lists>>> = {
  jenkins: {
    entityTabs: [entity('jenkins', 'Jenkins')],
    entityCards: [card('jenkins', 'Latest main build')],
  },
  'api-docs': {
    sidebar: [{ ...item('api-docs', 'APIs'), section: 'pages' }],
    entityTabs: [entity('api-docs', 'APIs')],
    entityCards: [card('api-docs', 'Provided APIs'), card('api-docs', 'Consumed APIs')],
  },
  'auth-github': { signIn: [item('auth-github', 'GitHub')] },
  home: {
    sidebar: [{ ...item('home', 'Home'), section: 'main' }],
    homeWidgets: [item('home', 'Getting Started'), item('home', 'Toolkit')],
  },
  search: {
    sidebar: [{ ...item('search', 'Search'), section: 'search' }],
    homeWidgets: [item('search', 'Search')],
    search: { engine: 'Lunr', sources: [item('search', 'Software Catalog')] },
  },
  'search/postgres': {
    sidebar: [{ ...item('search', 'Search'), section: 'search' }],
    homeWidgets: [item('search', 'Search')],
    search: { engine: 'PostgreSQL', sources: [item('search', 'Software Catalog')] },
  },
  'tech-radar': { sidebar: [{ ...item('tech-radar', 'Tech Radar'), section: 'pages' }] },
};

function portal(features: readonly string[], title = 'Acme'): PortalSketch {
  const shown = features.map((feature) => SHOWN[feature] ?? {});
  const search = shown.find((lists) => lists.search)?.search;
  return {
    title,
    organization: 'Acme',
    signIn: shown.flatMap(({ signIn = [] }) => signIn),
    sidebar: shown.flatMap(({ sidebar = [] }) => sidebar),
    entityTabs: [
      entity('software-catalog', 'Overview'),
      ...shown.flatMap(({ entityTabs = [] }) => entityTabs),
    ],
    entityCards: shown.flatMap(({ entityCards = [] }) => entityCards),
    homeWidgets: shown.flatMap(({ homeWidgets = [] }) => homeWidgets),
    ...(search && { search }),
    elsewhere: [],
  };
}

const chose = (state: Following, next: PortalSketch) => follow(state, next, false);
const opened = (first: PortalSketch) => follow(START, first, true);

describe('the scene of the sketch', () => {
  it('begins with a component’s page and nothing marked', () => {
    const state = opened(portal([]));
    expect(state).toMatchObject({ scene: 'component', kept: false });
    expect(state.fresh.size).toBe(0);
  });

  it.each([
    ['jenkins', 'component', ['tab:jenkins:Jenkins', 'card:jenkins:Latest main build']],
    ['auth-github', 'signIn', ['provider:auth-github:GitHub']],
    ['home', 'home', ['widget:home:Getting Started', 'sidebar:home:Home']],
    ['search', 'search', ['engine:search:Lunr', 'source:search:Software Catalog']],
  ] as const)('shows where %s is seen', (feature, scene, fresh) => {
    const state = chose(opened(portal([])), portal([feature]));
    expect(state.scene).toBe(scene);
    for (const key of fresh) expect(state.fresh).toContain(key);
  });

  it('follows what is taken out, and marks nothing', () => {
    const chosen = chose(opened(portal([])), portal(['jenkins']));
    const state = chose({ ...chosen, scene: 'home' }, portal([]));
    expect(state.scene).toBe('component');
    expect(state.fresh.size).toBe(0);
  });

  it('follows another engine', () => {
    const state = chose(opened(portal(['search'])), portal(['search/postgres']));
    expect(state.scene).toBe('search');
    expect([...state.fresh]).toEqual(['engine:search:PostgreSQL']);
  });

  it('stays where it is for what only the sidebar shows', () => {
    const before = { ...opened(portal([])), scene: 'search' as const };
    const state = chose(before, portal(['tech-radar']));
    expect(state.scene).toBe('search');
    expect([...state.fresh]).toEqual(['sidebar:tech-radar:Tech Radar']);
  });

  it('keeps the marks while a name is typed', () => {
    const state = chose(opened(portal([])), portal(['jenkins']));
    expect(chose(state, portal(['jenkins'], 'Other')).fresh).toEqual(state.fresh);
  });

  it('stays with the scene that a person chose, and says where something is new', () => {
    const kept = keepScene(opened(portal([])), 'home');
    const state = chose(kept, portal(['jenkins']));
    expect(state.scene).toBe('home');
    expect([...freshElsewhere(state)]).toEqual(['component']);
  });

  it('marks nothing where nearly all is new', () => {
    const many = Array.from({ length: 13 }, (_, index) => card('org', `Card ${index}`));
    const state = chose(opened(portal([])), { ...portal([]), entityCards: many });
    expect(state.scene).toBe('component');
    expect(state.fresh.size).toBe(0);
  });

  it('marks nothing in a portal that was opened', () => {
    const state = follow(opened(portal([])), portal(['jenkins']), true);
    expect(state.fresh.size).toBe(0);
  });
});

describe('the parts of a scene', () => {
  it('has no two with one key', () => {
    const { parts } = opened(portal(['home', 'search', 'jenkins', 'api-docs']));
    if (parts === undefined) throw new TypeError('There is a portal');
    for (const scene of ['signIn', 'home', 'component', 'search'] as const) {
      const keys = shownParts(parts, scene).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
