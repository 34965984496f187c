import { defaultKeymap } from '@codemirror/commands';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { theme } from './theme.ts';

/** What an editor says, by the words that CodeMirror has for it. */
export type Phrases = Readonly<Record<string, string>>;

/** Text to be read, searched and copied: it has a cursor for the keyboard, and can't be changed. */
export function reader(label: string, phrases: Phrases): Extension {
  return [
    lineNumbers(),
    highlightSpecialChars(),
    drawSelection(),
    search({ top: true }),
    keymap.of([...searchKeymap, ...defaultKeymap]),
    EditorState.readOnly.of(true),
    EditorState.phrases.of(phrases),
    // No keyboard comes up on a phone; the focus still gets here.
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label }),
    theme,
  ];
}

const WRAPPED = EditorView.lineWrapping;

export function wrapping(on: boolean): Extension {
  return on ? WRAPPED : [];
}
