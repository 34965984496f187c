import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import type { SourcePosition } from '@stagecraft/engine';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { theme } from '../../preview/editor/theme.ts';
import styles from './ImportBlueprint.module.css';

/** Something to mend, where it stands. */
export interface Mark {
  readonly position: SourcePosition;
  readonly text: string;
}

export interface EditorHandle {
  /** Puts the cursor there and the focus into the editor. */
  show(position: SourcePosition): void;
}

interface BlueprintEditorProps {
  readonly label: string;
  /** Shown while nothing is there. */
  readonly example: string;
  /** Another value than the editor's own takes the place of it. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly marks: readonly Mark[];
  readonly handle: Ref<EditorHandle>;
}

/** Text that is written here, with what is wrong in it marked. */
export function BlueprintEditor(props: BlueprintEditorProps) {
  const { label, example, value, onChange, marks, handle } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const newest = useRef({ value, onChange });
  useEffect(() => {
    newest.current = { value, onChange };
  });

  useEffect(() => {
    if (place.current === null) return undefined;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: newest.current.value,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          yaml(),
          lintGutter(),
          placeholder(example),
          // Tab leaves the editor, as any other field.
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) newest.current.onChange(state.doc.toString());
          }),
          // Before the theme: the frame around it has an outline, over the line numbers as well.
          EditorView.theme({ '&.cm-focused': { outline: 'none' } }),
          theme,
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    return () => editor.destroy();
  }, [label, example]);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const found = marks.map((mark) => diagnosticOf(mark, editor.state.doc));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [marks]);

  useImperativeHandle(handle, () => ({
    show(position) {
      const editor = view.current;
      if (editor === undefined) return;
      const { from } = rangeAt(position, editor.state.doc);
      editor.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      editor.focus();
    },
  }));

  return <div className={styles.editor} ref={place} />;
}

function diagnosticOf({ position, text }: Mark, doc: Text): Diagnostic {
  return { ...rangeAt(position, doc), severity: 'error', message: text };
}

/** From a position to the end of what stands there: a word, or the rest of the line. */
function rangeAt({ line, column }: SourcePosition, doc: Text): { from: number; to: number } {
  const { from: start, to: end, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(start + Math.max(column, 1) - 1, end);
  const [word = ''] = /^[^\s:,{}[\]]+/.exec(text.slice(from - start)) ?? [];
  return { from, to: word === '' ? end : from + word.length };
}
