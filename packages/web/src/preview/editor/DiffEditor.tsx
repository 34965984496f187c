import { useEffect, useRef, useState } from 'react';
import type { Extension } from '@codemirror/state';
import { useText } from '../../text/TextProvider.tsx';
import type { FileDifference } from '../changes/useDifference.ts';
import { showDifference, showWhole } from './diffView.ts';
import styles from './Editor.module.css';
import { knownLanguage, loadLanguage } from './languages.ts';

interface DiffEditorProps {
  readonly difference: FileDifference;
  readonly sideBySide: boolean;
  readonly whole: boolean;
  readonly wrap: boolean;
}

/** What is other in a file; a new or removed one as it is, or was. */
export function DiffEditor({ difference, sideBySide, whole, wrap }: DiffEditorProps) {
  const { preview } = useText();
  const parent = useRef<HTMLDivElement>(null);
  const { path, before, after } = difference;
  const language = useLanguage(path);
  useEffect(() => {
    if (parent.current === null || language === undefined) return undefined;
    const { change, editor: phrases } = preview;
    const shared = { parent: parent.current, phrases, language, wrap };
    if (before?.content === undefined || after?.content === undefined) {
      const content = after?.content ?? before?.content ?? '';
      return showWhole({ path, content }, shared);
    }
    return showDifference(
      { path, before: before.content, after: after.content },
      {
        ...shared,
        sideBySide,
        whole,
        labels: { before: change.before(path), after: change.after(path) },
      },
    );
  }, [path, before, after, language, sideBySide, whole, wrap, preview]);
  return <div ref={parent} className={styles.difference} />;
}

/** How a file is highlighted; undefined while that is being fetched. */
function useLanguage(path: string): Extension | undefined {
  const [, setLoaded] = useState('');
  const known = knownLanguage(path);
  const isKnown = known !== undefined;
  useEffect(() => {
    if (isKnown) return undefined;
    let current = true;
    void loadLanguage(path).then(() => current && setLoaded(path));
    return () => {
      current = false;
    };
  }, [path, isKnown]);
  return known;
}
