import type { Origin } from '@stagecraft/engine';
import { memo, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { useOriginMarks } from '../useOriginMarks.ts';
import { createCodeView, type CodeView, type CursorPlace, type ShownFile } from './codeView.ts';
import styles from './Editor.module.css';

/** What the buttons beside the editor do in it. */
export type EditorControls = Pick<CodeView, 'search' | 'step'>;

interface CodeEditorProps {
  readonly file: ShownFile;
  readonly only: Origin | undefined;
  readonly wrap: boolean;
  readonly onOrigin: (origin: Origin) => void;
  readonly onPlace: (place: CursorPlace) => void;
  readonly controls: Ref<EditorControls>;
}

/** A file to read, with who put each line there in the margin. */
export const CodeEditor = memo(function CodeEditor(props: CodeEditorProps) {
  const { file, only, wrap, onOrigin, onPlace, controls } = props;
  const { preview } = useText();
  const markOf = useOriginMarks();
  const parent = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<CodeView>();
  useEffect(() => {
    if (parent.current === null) return undefined;
    const phrases = preview.editor;
    const created = createCodeView({ parent: parent.current, phrases, markOf, onOrigin, onPlace });
    setView(created);
    return () => created.destroy();
  }, [preview, markOf, onOrigin, onPlace]);
  // In this order: a file is shown as the filter and the wrapping want it.
  useEffect(() => view?.wrap(wrap), [view, wrap]);
  useEffect(() => view?.only(only), [view, only]);
  useEffect(() => view?.show(file), [view, file]);
  useImperativeHandle(
    controls,
    () => ({
      search: () => view?.search(),
      step: (direction) => view?.step(direction),
    }),
    [view],
  );
  return <div ref={parent} className={styles.code} />;
});
