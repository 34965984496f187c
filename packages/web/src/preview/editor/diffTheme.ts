import { EditorView } from '@codemirror/view';

const ADDED = 'var(--bui-bg-success)';
const REMOVED = 'var(--bui-bg-danger)';
const SIGN = {
  position: 'absolute',
  insetInlineStart: '0.25rem',
  fontFamily: 'var(--bui-font-monospace)',
};

/** Grounds and signs of a difference: a plus and a minus beside the color. */
export const looksOfDifferences = EditorView.theme({
  '&.cm-merge-b .cm-changedLine, .cm-insertedLine': { backgroundColor: ADDED },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: REMOVED },
  '.cm-deletedChunk': { paddingInlineStart: '0' },
  '.cm-deletedChunk .cm-deletedLine': { padding: '0 1rem 0 0.5rem' },
  '.cm-insertedLine, .cm-deletedLine, .cm-deletedLine del': { textDecoration: 'none' },
  '.cm-changeGutter': { width: '1rem', paddingLeft: '0' },
  '.cm-changeGutter .cm-gutterElement': { position: 'relative' },
  '&.cm-merge-b .cm-changedLineGutter': {
    background: ADDED,
    color: 'var(--bui-fg-success-on-bg)',
  },
  '&.cm-merge-b .cm-changedLineGutter::before': { ...SIGN, content: '"+"' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': {
    background: REMOVED,
    color: 'var(--bui-fg-danger-on-bg)',
  },
  '&.cm-merge-a .cm-changedLineGutter::before, .cm-deletedLineGutter::before': {
    ...SIGN,
    content: '"−"',
  },
  '.cm-collapsedLines': {
    padding: '0.25rem 0.75rem',
    background: 'var(--bui-bg-neutral-2)',
    color: 'var(--bui-fg-secondary)',
    fontFamily: 'var(--bui-font-regular)',
  },
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯"' },
});
