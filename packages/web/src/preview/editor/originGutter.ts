import { RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  gutter,
  GutterMarker,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type { Origin } from '@stagecraft/engine';
import { placeAt, type Place } from './spans.ts';

/** How one of those who put lines there is shown. */
export interface Mark {
  readonly title: string;
  /** A path in a 24 × 24 box; none for those who are no feature. */
  readonly path: string | undefined;
  readonly kind: 'feature' | 'stagecraft' | 'template';
}

export interface Origins {
  readonly places: readonly Place[];
  /** The others' lines step back. */
  readonly only: Origin | undefined;
  readonly markOf: (origin: Origin) => Mark;
}

const NOBODY: Origins = {
  places: [],
  only: undefined,
  markOf: (title) => ({ title, path: undefined, kind: 'template' }),
};

export const setOrigins = StateEffect.define<Origins>();

export const originsField = StateField.define<Origins>({
  create: () => NOBODY,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setOrigins)) return effect.value;
    return value;
  },
});

/** The margin that names who put each line there: at the first of their lines, and a bar along. */
export function originGutter(onPress: (origin: Origin) => void): Extension {
  return [originsField, margin(onPress), othersStepBack, looks];
}

const SVG = 'http://www.w3.org/2000/svg';

class OriginMarker extends GutterMarker {
  readonly mark: Mark;
  readonly isFirst: boolean;
  override readonly elementClass: string;

  constructor(mark: Mark, isFirst: boolean) {
    super();
    this.mark = mark;
    this.isFirst = isFirst;
    this.elementClass = `cm-origin cm-origin-${mark.kind}${isFirst ? ' cm-origin-first' : ''}`;
  }

  override eq(other: GutterMarker): boolean {
    return (
      other instanceof OriginMarker && other.mark === this.mark && other.isFirst === this.isFirst
    );
  }

  override toDOM(): Node {
    const element = document.createElement('span');
    element.title = this.mark.title;
    if (!this.isFirst) return element;
    if (this.mark.path !== undefined) element.append(drawing(this.mark.path));
    const name = document.createElement('span');
    name.className = 'cm-originName';
    name.textContent = this.mark.title;
    element.append(name);
    return element;
  }
}

function drawing(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('fill', 'currentColor');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

function margin(onPress: (origin: Origin) => void): Extension {
  const placeOf = (view: EditorView, from: number) =>
    placeAt(view.state.field(originsField).places, view.state.doc.lineAt(from).number);
  return gutter({
    class: 'cm-origins',
    lineMarker(view, block) {
      const place = placeOf(view, block.from);
      if (place === undefined) return null;
      const isFirst = view.state.doc.lineAt(block.from).number === place.first;
      return new OriginMarker(view.state.field(originsField).markOf(place.origin), isFirst);
    },
    lineMarkerChange: (update) =>
      update.startState.field(originsField) !== update.state.field(originsField),
    domEventHandlers: {
      click(view, block) {
        const place = placeOf(view, block.from);
        if (place !== undefined) onPress(place.origin);
        return place !== undefined;
      },
    },
  });
}

const other = Decoration.line({ class: 'cm-otherOrigin' });
const theirs = Decoration.line({ class: 'cm-onlyOrigin' });

const othersStepBack = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate) {
      const changed = update.startState.field(originsField) !== update.state.field(originsField);
      if (changed || update.docChanged || update.viewportChanged) {
        this.decorations = decorate(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const { places, only } = view.state.field(originsField);
  if (only === undefined) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let position = from; position <= to;) {
      const line = view.state.doc.lineAt(position);
      const isTheirs = placeAt(places, line.number)?.origin === only;
      builder.add(line.from, line.from, isTheirs ? theirs : other);
      position = line.to + 1;
    }
  }
  return builder.finish();
}

const looks = EditorView.theme({
  '.cm-origins': { width: '2rem', cursor: 'pointer' },
  '.cm-origins .cm-gutterElement': { position: 'relative', padding: '0 0.375rem 0 0.5rem' },
  '.cm-origins .cm-gutterElement > span': {
    display: 'flex',
    alignItems: 'center',
    gap: '0.375rem',
    height: '1.25rem',
    overflow: 'hidden',
  },
  '.cm-origins svg': { flex: 'none', width: '0.875rem', height: '0.875rem' },
  '.cm-origin-feature': { color: 'var(--bui-fg-primary)' },
  '.cm-originName': {
    display: 'none',
    overflow: 'hidden',
    fontFamily: 'var(--bui-font-regular)',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  // The bar of a feature's lines ends before the next one's begins.
  '.cm-origin-feature::after, .cm-origin-stagecraft::after': {
    content: '""',
    position: 'absolute',
    inset: '0 0 0 auto',
    width: '3px',
    background: 'var(--bui-border-2)',
  },
  '.cm-origin-feature::after': { background: 'var(--bui-accent-bg)' },
  '.cm-origin-first::after': { top: '2px' },
  '.cm-onlyOrigin': {
    backgroundColor: 'color-mix(in srgb, var(--bui-bg-info) 50%, var(--preview-surface))',
  },
  '.cm-otherOrigin, .cm-otherOrigin *': { color: 'var(--bui-fg-secondary) !important' },
  '@container code (min-width: 48rem)': {
    '.cm-origins': { width: '10rem' },
    '.cm-originName': { display: 'block' },
  },
});
