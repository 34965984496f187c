import { MergeView, unifiedMergeView, type MergeConfig } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { reader, wrapping, type Phrases } from './base.ts';
import { looksOfDifferences } from './diffTheme.ts';

export interface Difference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface DiffOptions {
  readonly parent: HTMLElement;
  readonly phrases: Phrases;
  readonly labels: { readonly before: string; readonly after: string };
  readonly language: Extension;
  readonly sideBySide: boolean;
  /** Also the parts that are the same. */
  readonly whole: boolean;
  readonly wrap: boolean;
}

// A lockfile is too long to compare every character: what takes longer is compared by line.
const LIMITS = { scanLimit: 500, timeout: 200 };

/** Shows what is other in a file; returns what takes it away again. */
export function showDifference(difference: Difference, options: DiffOptions): () => void {
  const shared: MergeConfig = {
    // What is other within a line is seen from the two lines; marking it as well is too much.
    highlightChanges: false,
    gutter: true,
    diffConfig: LIMITS,
    ...(options.whole ? {} : { collapseUnchanged: { margin: 3, minSize: 6 } }),
  };
  return options.sideBySide
    ? showBoth(difference, options, shared)
    : showUnified(difference, options, shared);
}

function showUnified(
  { path, before, after }: Difference,
  options: DiffOptions,
  shared: MergeConfig,
): () => void {
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: after,
      extensions: [
        unifiedMergeView({ ...shared, original: before, mergeControls: false }),
        extensionsFor(path, options),
      ],
    }),
  });
  return () => view.destroy();
}

function showBoth(
  { before, after }: Difference,
  options: DiffOptions,
  shared: MergeConfig,
): () => void {
  const { labels } = options;
  const view = new MergeView({
    ...shared,
    parent: options.parent,
    a: { doc: before, extensions: extensionsFor(labels.before, options) },
    b: { doc: after, extensions: extensionsFor(labels.after, options) },
  });
  return () => view.destroy();
}

function extensionsFor(label: string, { phrases, language, wrap }: DiffOptions): Extension {
  return [language, wrapping(wrap), reader(label, phrases), looksOfDifferences];
}

/** Shows a text of which all is new, or all is gone. */
export function showWhole(
  { path, content }: { readonly path: string; readonly content: string },
  options: Pick<DiffOptions, 'parent' | 'phrases' | 'language' | 'wrap'>,
): () => void {
  const { parent, phrases, language, wrap } = options;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: content,
      extensions: [language, wrapping(wrap), reader(path, phrases)],
    }),
  });
  return () => view.destroy();
}
