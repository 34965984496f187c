import { fileURLToPath } from 'node:url';
import { portalOf, resolveBlueprint, type PortalSketch } from '@stagecraft/engine';
import { loadLibrary } from '@stagecraft/sources';
import { beforeAll, describe, expect, it } from 'vitest';
import { follow, freshElsewhere, keepScene, START, type Following } from './follow.ts';
import { shownParts } from './parts.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
let portal: (features: Record<string, Record<string, unknown>>, name?: string) => PortalSketch;

beforeAll(async () => {
  const library = await loadLibrary(root);
  const names = [...library.features.values()].flatMap(({ packages = {} }) =>
    Object.values(packages).flatMap((uses) =>
      uses.map((use) => (typeof use === 'string' ? use : use.name)),
    ),
  );
  const release = {
    version: '1.55.0',
    createApp: { version: '0.9.2', integrity: '', template: 'default-app' },
    node: '24',
    lockfile: false,
    resolutions: [],
    amendments: [],
    packages: new Map(names.map((name) => [name, '1.0.0'])),
    base: new Map(),
  };
  portal = (features, name = 'acme-portal') =>
    portalOf(
      resolveBlueprint({ stagecraft: 1, name, release: '1.55.0', features }, library, release),
    );
});

const chose = (state: Following, next: PortalSketch) => follow(state, next, false);
const opened = (first: PortalSketch) => follow(START, first, true);

describe('the scene of the sketch', () => {
  it('begins with a component’s page and nothing marked', () => {
    const state = opened(portal({}));
    expect(state).toMatchObject({ scene: 'component', kept: false });
    expect(state.fresh.size).toBe(0);
  });

  it.each([
    ['jenkins', 'component', ['tab:jenkins:Jenkins', 'card:jenkins:Latest main build']],
    ['auth-github', 'signIn', ['provider:auth-github:GitHub']],
    ['home', 'home', ['widget:home:Getting Started', 'sidebar:home:Home']],
    ['search', 'search', ['engine:search:Lunr', 'source:search:Software Catalog']],
  ] as const)('shows where %s is seen', (feature, scene, fresh) => {
    const state = chose(opened(portal({})), portal({ [feature]: {} }));
    expect(state.scene).toBe(scene);
    for (const key of fresh) expect(state.fresh).toContain(key);
  });

  it('follows what is taken out, and marks nothing', () => {
    const chosen = chose(opened(portal({})), portal({ jenkins: {} }));
    const state = chose({ ...chosen, scene: 'home' }, portal({}));
    expect(state.scene).toBe('component');
    expect(state.fresh.size).toBe(0);
  });

  it('follows another engine', () => {
    const state = chose(opened(portal({ search: {} })), portal({ search: { engine: 'postgres' } }));
    expect(state.scene).toBe('search');
    expect([...state.fresh]).toEqual(['engine:search:PostgreSQL']);
  });

  it('stays where it is for what only the sidebar shows', () => {
    const before = { ...opened(portal({})), scene: 'search' as const };
    const state = chose(before, portal({ 'tech-radar': {} }));
    expect(state.scene).toBe('search');
    expect([...state.fresh]).toEqual(['sidebar:tech-radar:Tech Radar']);
  });

  it('keeps the marks while a name is typed', () => {
    const state = chose(opened(portal({})), portal({ jenkins: {} }));
    expect(chose(state, portal({ jenkins: {} }, 'other')).fresh).toEqual(state.fresh);
  });

  it('stays with the scene that a person chose, and says where something is new', () => {
    const kept = keepScene(opened(portal({})), 'home');
    const state = chose(kept, portal({ jenkins: {} }));
    expect(state.scene).toBe('home');
    expect([...freshElsewhere(state)]).toEqual(['component']);
  });

  it('marks nothing in a portal that was opened', () => {
    const state = follow(opened(portal({})), portal({ jenkins: {} }), true);
    expect(state.fresh.size).toBe(0);
  });
});

describe('the parts of a scene', () => {
  it('has no two with one key', () => {
    const { parts } = opened(portal({ home: {}, search: {}, jenkins: {}, 'api-docs': {} }));
    if (parts === undefined) throw new TypeError('There is a portal');
    for (const scene of ['signIn', 'home', 'component', 'search'] as const) {
      const keys = shownParts(parts, scene).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
