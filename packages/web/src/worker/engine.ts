import {
  applyChange,
  checkBlueprint,
  commandLine,
  compose,
  featureStates,
  lineOrigins,
  localizeComposition,
  localizeLibrary,
  presetFeatures,
  readShareLink,
  resolveBlueprint,
  shareBlueprint,
  zipComposition,
  StagecraftError,
  type Blueprint,
  type Composition,
  type Library,
  type Release,
} from '@stagecraft/engine';
import { changesBetween, sizeOf } from './changes.ts';
import { openData, type Data } from './data.ts';
import { groupLines } from './lines.ts';
import { problemsOf } from './problems.ts';
import { readBlueprint } from './readBlueprint.ts';
import type {
  Afterwards,
  CompositionView,
  DataUrls,
  Draft,
  Engine,
  FileView,
  Made,
  Problem,
} from './protocol.ts';
import { countRevisions } from './revisions.ts';
import { whyPackage } from './whyPackage.ts';

interface State {
  readonly data: Data;
  language: string;
  /** The last that could be composed. */
  current?: Composition;
  /** What changes are counted from. */
  baseline?: Composition;
  /** A choice that could not be composed yet: what mends it is counted with it. */
  pendingBaseline: boolean;
  readonly revise: (files: Composition['files']) => ReadonlyMap<string, number>;
  /** Of the files of `current`. */
  revisions: ReadonlyMap<string, number>;
}

/** The engine as the page uses it: composing, and questions about the last composition. */
export function openEngine(urls: DataUrls): Engine {
  const state: State = {
    data: openData(urls),
    language: 'en',
    pendingBaseline: false,
    revise: countRevisions(),
    revisions: new Map(),
  };
  return {
    speak: async (language) => {
      state.language = language;
    },
    compose: ({ draft, newBaseline }) => composeDraft(state, draft, newBaseline),
    file: async (path) => fileView(state.current, path, state.revisions.get(path)),
    newerFile: async (path, revision) => newerFile(state, path, revision),
    fileBefore: async (path) => fileView(state.baseline, path, 0),
    bytes: async (path) => bytesOf(state.current, path),
    config: async () => state.current?.config ?? [],
    whyPackage: async (name) => reasonsFor(state.current, name),
    zip: async () => zip(state.current),
    openLink: async (text) => draftOf(readShareLink(text), state),
    openBlueprint: async (text) => draftOf(await readBlueprint(text, state.data), state),
    afterwards: (draft) => afterwards(state, draft),
    preset: (id, release) => preset(state, id, release),
    versions: (release, packages) => versions(state, release, packages),
    apply: async (draft, change) => {
      const library = await state.data.library();
      return draftOf(applyChange(loosely(draft), change, library), state);
    },
  };
}

async function composeDraft(
  state: State,
  draft: Draft,
  newBaseline: boolean,
): Promise<CompositionView> {
  const [library, release] = await Promise.all([
    state.data.library(),
    state.data.release(draft.release),
  ]);
  const start = performance.now();
  const shown = localizeLibrary(library, state.language);
  const states = Object.fromEntries(featureStates(loosely(draft), shown, release));
  const view = (rest: Pick<CompositionView, 'share' | 'problems' | 'made'>): CompositionView => ({
    draft,
    states,
    composeMs: performance.now() - start,
    ...rest,
  });
  let share: string | undefined;
  state.pendingBaseline ||= newBaseline;
  try {
    share = unlessTooLarge(() => shareBlueprint(loosely(draft)));
    const blueprint = checkBlueprint({ stagecraft: 1, ...draft });
    const composition = compose(blueprint, library, release);
    if (state.pendingBaseline || state.baseline === undefined) state.baseline = state.current;
    state.pendingBaseline = false;
    state.current = composition;
    state.revisions = state.revise(composition.files);
    const made = madeOf(composition, state, blueprint, { library, release });
    return view({ share, problems: [], made });
  } catch (error) {
    const found = problemsWith(draft, shown, release);
    return view({
      share,
      problems: found.length > 0 ? found : problemsOf(error),
      made: undefined,
    });
  }
}

/** All that is wrong with a draft at once: a wrong name must not hide a wrong option. */
function problemsWith(draft: Draft, library: Library, release: Release): readonly Problem[] {
  const checks = [
    () => checkBlueprint({ stagecraft: 1, ...draft }),
    () => resolveBlueprint(loosely(draft), library, release),
  ];
  return checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      return problemsOf(error);
    }
  });
}

function madeOf(
  composition: Composition,
  { baseline, revisions, language }: State,
  blueprint: Blueprint,
  { library, release }: { readonly library: Library; readonly release: Release },
): Made {
  const { files, packages, warnings, selection } = composition;
  const { environment, nextSteps, portal } = inLanguage(composition, library, language);
  return {
    files: [...files].map(([path, file]) => ({
      path,
      bytes: sizeOf(file),
      origins: file.origins,
      revision: revisions.get(path) ?? 0,
    })),
    changes: changesBetween(baseline?.files ?? files, files),
    packages,
    installedPackages: composition.installedPackages,
    installedBytes: composition.installedBytes,
    environment,
    warnings,
    nextSteps,
    portal,
    blueprint: String(files.get('stagecraft.yaml')?.content),
    command:
      unlessTooLarge(() => commandLine(blueprint, library, release)) ??
      `npx stagecraft create ${selection.name} --blueprint stagecraft.yaml`,
  };
}

/** What a composition says to people. */
function inLanguage(composition: Composition, { translations }: Library, language: string) {
  const translation = translations?.[language];
  return translation === undefined ? composition : localizeComposition(composition, translation);
}

/** Choices that a link can't hold are a project all the same. */
function unlessTooLarge(text: () => string): string | undefined {
  try {
    return text();
  } catch (error) {
    if (error instanceof StagecraftError && error.code === 'SHARE_LINK_TOO_LARGE') return undefined;
    throw error;
  }
}

function newerFile(
  { current, revisions }: State,
  path: string,
  known: number,
): FileView | undefined {
  const revision = revisions.get(path);
  return revision === known ? undefined : fileView(current, path, revision);
}

function fileView(
  composition: Composition | undefined,
  path: string,
  revision: number | undefined,
): FileView | undefined {
  const file = composition?.files.get(path);
  if (composition === undefined || file === undefined) return undefined;
  const content = typeof file.content === 'string' ? file.content : undefined;
  return {
    path,
    bytes: sizeOf(file),
    executable: file.executable,
    revision: revision ?? 0,
    content,
    origins: file.origins,
    spans: content === undefined ? [] : groupLines(lineOrigins(composition, path)),
  };
}

function bytesOf(composition: Composition | undefined, path: string): Uint8Array | undefined {
  const content = composition?.files.get(path)?.content;
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function reasonsFor(composition: Composition | undefined, name: string) {
  const lockfile = composition?.files.get('yarn.lock')?.content;
  if (composition === undefined || typeof lockfile !== 'string') return [];
  return whyPackage(lockfile, composition.packages, name);
}

function zip(composition: Composition | undefined) {
  if (composition === undefined) {
    throw new StagecraftError({
      code: 'NOTHING_COMPOSED',
      message: 'There is no project yet.',
      fix: 'Mend what the summary names first.',
    });
  }
  return { name: composition.selection.name, bytes: zipComposition(composition) };
}

/** Composed apart, so that what the page shows stays as it is. */
async function afterwards({ data, language }: State, draft: Draft): Promise<Afterwards> {
  const [library, release] = await Promise.all([data.library(), data.release(draft.release)]);
  const blueprint = checkBlueprint({ stagecraft: 1, ...draft });
  const composition = compose(blueprint, library, release);
  const { files, environment, nextSteps, portal } = inLanguage(composition, library, language);
  return { files: [...files.keys()].map((path) => ({ path })), environment, nextSteps, portal };
}

async function preset(state: State, id: string, version: string) {
  const [library, release] = await Promise.all([state.data.library(), state.data.release(version)]);
  const found = library.presets.get(id);
  if (found === undefined) return { features: {}, left: [] };
  const { features, left } = presetFeatures(found, library, release);
  return { features, left: left.map((feature) => feature.id) };
}

async function versions(state: State, version: string, packages: readonly string[]) {
  const release = await state.data.release(version);
  const known = packages.flatMap((name) => {
    const found = release.packages.get(name);
    return found === undefined ? [] : [[name, found] as const];
  });
  return Object.fromEntries(known);
}

/** For what takes a blueprint that is not checked yet. */
function loosely(draft: Draft): Blueprint {
  return { stagecraft: 1, ...draft };
}

function draftOf({ stagecraft, ...blueprint }: Blueprint, { data }: State): Draft {
  const release = blueprint.release === 'latest' ? data.latest : blueprint.release;
  return withoutUndefined({ ...blueprint, release });
}

function withoutUndefined(blueprint: Omit<Blueprint, 'stagecraft'>): Draft {
  const { title, organization, ...rest } = blueprint;
  return {
    ...rest,
    ...(title === undefined ? {} : { title }),
    ...(organization === undefined ? {} : { organization }),
  };
}
