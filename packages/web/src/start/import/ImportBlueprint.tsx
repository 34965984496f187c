import { Text } from '@backstage/ui';
import { useState } from 'react';
import { offerUndo } from '../../layout/undo.ts';
import { useText } from '../../text/TextProvider.tsx';
import type { Draft } from '../../worker/protocol.ts';
import { useWizard } from '../../wizard/useWizard.tsx';
import { textOf } from './importing.ts';
import { ImportPanel } from './ImportPanel.tsx';
import styles from './ImportBlueprint.module.css';
import { useFileDrop } from './useFileDrop.ts';

interface ImportBlueprintProps {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
}

/** Choices that were made elsewhere: a file, pasted text or a link. Dropping a file opens it. */
export function ImportBlueprint({ isOpen, open, close }: ImportBlueprintProps) {
  const { start } = useText();
  const wizard = useWizard();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string>();
  const write = (typed: string) => {
    setText(typed);
    setRefused(undefined);
  };
  const read = (file: File) => {
    open();
    void textOf(file).then((found) => {
      if (found === undefined) setRefused(file.name);
      else write(found);
    });
  };
  const isOver = useFileDrop(read);
  const leave = () => {
    write('');
    close();
  };
  const takeOver = (draft: Draft) => {
    wizard.edit(() => draft, { how: 'choice', label: start.import.label(draft.name) });
    offerUndo(start.import.done(draft.name), draft);
    leave();
  };
  return (
    <>
      {isOpen && (
        <ImportPanel
          text={text}
          refused={refused}
          onText={write}
          onFile={read}
          takeOver={takeOver}
          cancel={leave}
        />
      )}
      {isOver && (
        <div className={styles.drop}>
          <Text variant="title-x-small" weight="bold">
            {start.import.drop}
          </Text>
        </div>
      )}
    </>
  );
}
