import path from 'node:path';
import {
  applyChange,
  checkBlueprint,
  compose,
  dependentsOf,
  lineOrigins,
  StagecraftError,
  type Blueprint,
  type Composition,
} from '@stagecraft/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { loadRelease } from './release.ts';
import { selections } from './testing/selections.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const library = await loadLibrary(root);
const release = await loadRelease(root, 'latest');

const everything = blueprintOf({
  ...library.presets.get('everything')?.features,
  'auth-github': { firstUser: 'ada' },
  github: { organization: 'acme' },
  gitlab: { group: 'acme' },
});

function blueprintOf(features: Record<string, Readonly<Record<string, unknown>>>): Blueprint {
  return checkBlueprint({ stagecraft: 1, name: 'acme-portal', features });
}

function without(feature: string, from = everything): Composition {
  return compose(applyChange(from, { kind: 'remove', feature }, library), library, release);
}

/** A comma, and the width of a table or a rule, are where they are because of the neighbours. */
function told(line: string): string {
  return line.trim().replace(/,$/, '').replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---');
}

function linesOf(composition: Composition, file: string): string[] {
  const content = composition.files.get(file)?.content;
  if (typeof content !== 'string') return [];
  return (content.endsWith('\n') ? content.slice(0, -1) : content).split('\n').map(told);
}

function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** The lines of a file that are gone in another composition, as often as they are gone. */
function gone(before: Composition, after: Composition, file: string): Map<string, number> {
  const left = counted(linesOf(after, file));
  const counts = [...counted(linesOf(before, file))];
  return new Map(
    counts
      .map(([line, count]) => [line, count - (left.get(line) ?? 0)] as const)
      .filter(([line, count]) => line !== '' && count > 0),
  );
}

function expectOriginsOfFile(composition: Composition): void {
  for (const [file, { content, origins }] of composition.files) {
    if (typeof content !== 'string') continue;
    const lines = lineOrigins(composition, file);
    expect(lines.length, file).toBe(linesOf(composition, file).length - (content === '' ? 1 : 0));
    expect(origins, file).toEqual(expect.arrayContaining([...new Set(lines)]));
  }
}

test('every line of everything has an origin that its file has too', () => {
  expectOriginsOfFile(compose(everything, library, release));
});

test('so it is for any selection', () => {
  const { graph: _, ...bare } = release;
  fc.assert(
    fc.property(selections(library), (features) => {
      try {
        expectOriginsOfFile(compose(blueprintOf(features), library, bare));
      } catch (error) {
        if (!(error instanceof StagecraftError)) throw error;
        fc.pre(false);
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

/**
 * What goes with a feature without being attributed to it, or to another without which it goes as
 * well. A comment above the first key of a map goes with that key; the comment above the scaffolder's
 * modules with the last of them; a map of several is that of the last; a widget of two trackers goes
 * with the home page; a resolution is there when a package reaches it.
 */
const EXCEPTIONS: readonly string[] = [
  'argo-cd package.json "@backstage-community/plugin-argocd-common": "1.16.0"',
  'argo-cd package.json "@backstage-community/plugin-argocd-node": "1.4.0"',
  'auth-guest app-config.yaml # see https://backstage.io/docs/auth/ to learn about auth providers',
  'home app-config.yaml - component: WorkItemsAssignedToMe',
  'home app-config.yaml - page:home:',
  'home app-config.yaml column: 0',
  'home app-config.yaml defaultConfig:',
  'home app-config.yaml height: 5',
  'home app-config.yaml row: 1',
  'home app-config.yaml width: 10',
  'home packages/app/src/App.tsx homeModule',
  'software-templates app-config.yaml scaffolder:',
  'software-templates packages/backend/src/index.ts // scaffolder plugin',
  'tech-radar package.json "@backstage-community/plugin-tech-radar-common": "1.13.0"',
];

/** What one of them takes along another would bring: one is left of each kind. */
const OTHERS = [
  'azure-devops',
  'bitbucket-cloud',
  'bitbucket-server',
  'gerrit',
  'gitea',
  'work-items-github',
  'work-items-gitlab',
  'work-items-linear',
];

/** Those, and what needs them. */
function withDependents(ids: readonly string[]): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) {
    for (const feature of library.features.values()) {
      if (feature.requires?.includes(id) === true) all.add(feature.id);
    }
  }
  return all;
}

/** Without the other, for the same reason. */
const WHOLES: readonly {
  readonly title: string;
  readonly left: readonly string[];
  readonly exceptions: readonly string[];
}[] = [
  { title: 'everything but GitLab', left: ['gitlab', 'auth-gitlab'], exceptions: EXCEPTIONS },
  {
    title: 'everything but GitHub',
    left: ['github', 'auth-github', 'github-actions'],
    exceptions: EXCEPTIONS,
  },
];

test.each(WHOLES)(
  '$title: what goes with a feature is attributed to it',
  ({ left, exceptions }) => {
    const out = withDependents([...left, ...OTHERS]);
    const features = Object.entries(everything.features).filter(([id]) => !out.has(id));
    const blueprint = blueprintOf(Object.fromEntries(features));
    const whole = compose(blueprint, library, release);
    const rest = new Map<string, Composition>();
    const lacking = (id: string) => {
      const composition = rest.get(id) ?? without(id, blueprint);
      rest.set(id, composition);
      return composition;
    };
    const found: string[] = [];
    let lines = 0;
    for (const id of Object.keys(blueprint.features)) {
      if (dependentsOf(id, blueprint, library).length > 0) continue;
      for (const file of whole.files.keys()) {
        // What yarn.lock holds is what is reached: of nobody alone.
        if (file === 'yarn.lock') continue;
        const missing = gone(whole, lacking(id), file);
        if (missing.size === 0) continue;
        const texts = linesOf(whole, file);
        const authors = Map.groupBy(lineOrigins(whole, file).entries(), ([at]) => texts[at]);
        for (const [line, count] of missing) {
          lines += count;
          const accounted = (authors.get(line) ?? []).filter(
            ([, origin]) =>
              origin === id ||
              (whole.selection.chosen.has(origin) && gone(whole, lacking(origin), file).has(line)),
          );
          if (accounted.length < count) found.push(`${id} ${file} ${line}`);
        }
      }
    }
    expect(lines).toBeGreaterThan(700);
    expect(found.toSorted()).toEqual(exceptions);
  },
  120_000,
);
