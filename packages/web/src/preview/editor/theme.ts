import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** What the code stands on: the lightest surface in light, the darkest in dark. */
const SURFACE = 'var(--preview-surface)';
const QUIET = 'var(--bui-fg-secondary)';

// The tokens for text on a colored ground: dark enough in light and light enough in dark for 4.5:1
// on the surface and on the grounds of a difference.
const BLUE = 'var(--bui-fg-info-on-bg)';
const GREEN = 'var(--bui-fg-success-on-bg)';
const ORANGE = 'var(--bui-fg-warning-on-bg)';
const RED = 'var(--bui-fg-danger-on-bg)';

const highlighting = HighlightStyle.define([
  {
    tag: [tags.propertyName, tags.attributeName, tags.tagName, tags.heading, tags.labelName],
    color: BLUE,
  },
  { tag: [tags.keyword, tags.definitionKeyword, tags.modifier, tags.controlKeyword], color: RED },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.monospace], color: GREEN },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.literal, tags.self], color: ORANGE },
  { tag: [tags.typeName, tags.className, tags.namespace], color: ORANGE },
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: QUIET },
  { tag: [tags.link, tags.url], color: BLUE, textDecoration: 'underline' },
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.invalid, color: RED },
]);

const FOCUS = '2px solid var(--bui-accent-bg)';

const looks = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: SURFACE,
    color: 'var(--bui-fg-primary)',
    fontSize: 'var(--bui-font-size-2)',
  },
  '&.cm-focused': { outline: 'none' },
  // Above the margins, which stay in place while the text is scrolled.
  '&:has(.cm-content:focus-visible)::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    border: FOCUS,
    pointerEvents: 'none',
  },
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--bui-font-monospace)',
    lineHeight: '1.25rem',
    overflow: 'auto',
    scrollbarWidth: 'thin',
  },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--bui-fg-primary)', outline: 'none' },
  '.cm-line': { padding: '0 1rem 0 0.5rem' },
  '.cm-gutters': { border: '0', backgroundColor: SURFACE, color: QUIET },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.5rem', padding: '0 0.5rem 0 0.375rem' },
  '.cm-cursor': { borderLeftColor: 'var(--bui-fg-primary)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--bui-bg-info)' },
  '.cm-searchMatch': {
    backgroundColor: 'var(--bui-bg-warning)',
    outline: '1px solid var(--bui-border-warning)',
  },
  '.cm-searchMatch.cm-searchMatch-selected': { outlineWidth: '2px' },
  '.cm-selectionMatch': { backgroundColor: 'transparent' },
});

const panels = EditorView.theme({
  '.cm-panels': {
    backgroundColor: SURFACE,
    color: 'var(--bui-fg-primary)',
    fontFamily: 'var(--bui-font-regular)',
  },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--bui-border-1)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0.25rem 0.5rem',
    padding: '0.375rem 2.5rem 0.375rem 0.75rem',
    fontSize: 'var(--bui-font-size-2)',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.25rem',
    minHeight: '1.5rem',
    fontSize: 'inherit',
  },
  '.cm-panel.cm-search input.cm-textfield': {
    width: '14rem',
    height: '1.75rem',
    margin: '0',
    padding: '0 0.5rem',
    border: '1px solid var(--bui-border-2)',
    borderRadius: 'var(--bui-radius-2)',
    backgroundColor: 'transparent',
    color: 'inherit',
    fontSize: 'inherit',
  },
  '.cm-panel.cm-search button': {
    height: '1.75rem',
    margin: '0',
    padding: '0 0.5rem',
    border: '0',
    borderRadius: 'var(--bui-radius-2)',
    background: 'var(--bui-bg-neutral-2)',
    color: 'inherit',
    fontSize: 'inherit',
    cursor: 'pointer',
  },
  '.cm-panel.cm-search button[name=close]': {
    top: '0.375rem',
    right: '0.5rem',
    width: '1.75rem',
    background: 'none',
    fontSize: '1rem',
  },
  '.cm-panel.cm-search :focus-visible': { outline: FOCUS, outlineOffset: '1px' },
});

/** Colors and sizes of code, from the design system's tokens: light and dark come with them. */
export const theme: Extension = [looks, panels, syntaxHighlighting(highlighting)];
