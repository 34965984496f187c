import { openSearchPanel } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { Origin } from '@stagecraft/engine';
import type { FileView } from '../../worker/protocol.ts';
import { reader, wrapping, type Phrases } from './base.ts';
import { knownLanguage, loadLanguage } from './languages.ts';
import { originGutter, originsField, setOrigins, type Origins } from './originGutter.ts';
import { changesTo } from './replace.ts';
import { nextPlace, placeAt, placesOf } from './spans.ts';

export type ShownFile = Pick<FileView, 'path' | 'content' | 'spans'>;

/** Where the cursor is. */
export interface CursorPlace {
  readonly line: number;
  readonly origin: Origin | undefined;
}

export interface CodeViewOptions {
  readonly parent: HTMLElement;
  readonly phrases: Phrases;
  readonly markOf: Origins['markOf'];
  readonly onOrigin: (origin: Origin) => void;
  readonly onPlace: (place: CursorPlace) => void;
}

/** An editor that shows one file after the other and stays where one is when a file changes. */
export interface CodeView {
  show(file: ShownFile): void;
  only(origin: Origin | undefined): void;
  wrap(on: boolean): void;
  /** To the next place of whom it shows only, or back to the one before. */
  step(direction: 1 | -1): void;
  search(): void;
  destroy(): void;
}

interface Reading {
  readonly view: EditorView;
  readonly options: CodeViewOptions;
  readonly language: Compartment;
  readonly wrapped: Compartment;
  /** The first line in sight of each file that was open. */
  readonly left: Map<string, number>;
  file: ShownFile | undefined;
  only: Origin | undefined;
  wraps: boolean;
}

export function createCodeView(options: CodeViewOptions): CodeView {
  const view = new EditorView({ parent: options.parent });
  const reading: Reading = {
    view,
    options,
    language: new Compartment(),
    wrapped: new Compartment(),
    left: new Map(),
    file: undefined,
    only: undefined,
    wraps: false,
  };
  return {
    show(file) {
      if (file.path === reading.file?.path) refresh(reading, file);
      else open(reading, file);
    },
    only(origin) {
      reading.only = origin;
      if (reading.file === undefined) return;
      view.dispatch({ effects: setOrigins.of(originsOf(reading, reading.file)) });
      if (origin !== undefined && !isInSight(view, origin)) step(reading, 1);
    },
    wrap(on) {
      reading.wraps = on;
      view.dispatch({ effects: reading.wrapped.reconfigure(wrapping(on)) });
    },
    step: (direction) => step(reading, direction),
    search: () => void openSearchPanel(view),
    destroy: () => view.destroy(),
  };
}

/** Another file: from where it was left, or from the first place of whom one looks for. */
function open(reading: Reading, file: ShownFile): void {
  const { view, left, only } = reading;
  if (reading.file !== undefined) left.set(reading.file.path, firstLine(view));
  reading.file = file;
  view.setState(
    EditorState.create({ doc: file.content ?? '', extensions: extensionsFor(reading, file.path) }),
  );
  view.dispatch({ effects: setOrigins.of(originsOf(reading, file)) });
  view.scrollDOM.scrollTo(0, 0);
  const line = left.get(file.path) ?? 1;
  if (only !== undefined) step(reading, 1);
  else if (line > 1) scrollToLine(view, line, 'start');
  if (knownLanguage(file.path) === undefined) void highlight(reading, file.path);
}

/** The same file after a choice: only what is other in it is replaced. */
function refresh(reading: Reading, file: ShownFile): void {
  const { view } = reading;
  const changes = changesTo(view.state.doc.toString(), file.content ?? '');
  reading.file = file;
  view.dispatch({ changes, effects: setOrigins.of(originsOf(reading, file)) });
}

function originsOf({ only, options }: Reading, file: ShownFile): Origins {
  return { places: placesOf(file.spans), only, markOf: options.markOf };
}

function extensionsFor(reading: Reading, path: string): Extension {
  const { language, wrapped, wraps, options } = reading;
  return [
    language.of(knownLanguage(path) ?? []),
    originGutter(options.onOrigin),
    wrapped.of(wrapping(wraps)),
    reader(path, options.phrases),
    EditorView.updateListener.of((update) => report(update, options.onPlace)),
  ];
}

async function highlight(reading: Reading, path: string): Promise<void> {
  const extension = await loadLanguage(path);
  if (reading.file?.path !== path) return;
  reading.view.dispatch({ effects: reading.language.reconfigure(extension) });
}

function step({ view, only }: Reading, direction: 1 | -1): void {
  if (only === undefined) return;
  const { head } = view.state.selection.main;
  const from = direction === 1 && head === 0 ? 0 : view.state.doc.lineAt(head).number;
  const place = nextPlace(view.state.field(originsField).places, only, from, direction);
  if (place === undefined) return;
  view.dispatch({ selection: { anchor: view.state.doc.line(place.first).from } });
  scrollToLine(view, place.first, 'center');
}

function report(update: ViewUpdate, onPlace: (place: CursorPlace) => void): void {
  const { startState, state } = update;
  const sameOrigins = startState.field(originsField, false) === state.field(originsField, false);
  if (!update.selectionSet && !update.docChanged && sameOrigins) return;
  const line = state.doc.lineAt(state.selection.main.head).number;
  onPlace({ line, origin: placeAt(state.field(originsField).places, line)?.origin });
}

function firstLine(view: EditorView): number {
  const block = view.lineBlockAtHeight(view.scrollDOM.scrollTop - view.documentPadding.top);
  return view.state.doc.lineAt(block.from).number;
}

function scrollToLine(view: EditorView, line: number, y: 'start' | 'center'): void {
  const { doc } = view.state;
  const position = doc.line(Math.min(Math.max(1, line), doc.lines)).from;
  view.dispatch({ effects: EditorView.scrollIntoView(position, { y }) });
}

function isInSight(view: EditorView, origin: Origin): boolean {
  const top = view.scrollDOM.scrollTop - view.documentPadding.top;
  const bottom = view.lineBlockAtHeight(top + view.scrollDOM.clientHeight);
  const first = firstLine(view);
  const last = view.state.doc.lineAt(bottom.from).number;
  return view.state
    .field(originsField)
    .places.some((place) => place.origin === origin && place.last >= first && place.first <= last);
}
