import { Box, Button, Text } from '@backstage/ui';
import { Suspense, useMemo, useRef, type ReactNode } from 'react';
import { lazyPart } from '../../lazy/lazyPart.tsx';
import { useText } from '../../text/TextProvider.tsx';
import { useProblemText } from '../../text/useProblemText.tsx';
import type { Draft } from '../../worker/protocol.ts';
import type { EditorHandle, Mark } from './BlueprintEditor.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import styles from './ImportBlueprint.module.css';
import { useImport, type Imported } from './useImport.ts';
import { WhatChanges } from './WhatChanges.tsx';

const BlueprintEditor = lazyPart(
  async () => (await import('./BlueprintEditor.tsx')).BlueprintEditor,
);

const EXAMPLE = `stagecraft: 1
name: acme-portal
features:
  github:
    organization: acme
  techdocs: {}
`;

interface ImportPanelProps {
  readonly text: string;
  /** The name of a file that is not text. */
  readonly refused: string | undefined;
  readonly onText: (text: string) => void;
  readonly onFile: (file: File) => void;
  readonly takeOver: (draft: Draft) => void;
  readonly cancel: () => void;
}

export function ImportPanel(props: ImportPanelProps) {
  const { text, refused, onText, onFile, takeOver, cancel } = props;
  const { import: words } = useText().start;
  const imported = useImport(text);
  const marks = useMarks(imported);
  const editor = useRef<EditorHandle>(null);
  return (
    <Box bg="neutral" className={styles.box}>
      <Text color="secondary">{words.help}</Text>
      <div className={styles.place}>
        <Suspense fallback={<span aria-busy="true" aria-label={words.loading} />}>
          <BlueprintEditor
            label={words.editor}
            example={EXAMPLE}
            value={text}
            onChange={onText}
            marks={marks}
            handle={editor}
          />
        </Suspense>
      </div>
      <div aria-live="polite">
        {refused !== undefined && (
          <Text as="p">
            {words.notText(refused)} {words.notTextFix}
          </Text>
        )}
        {imported.kind === 'problems' && (
          <ImportProblems
            problems={imported.problems}
            show={(position) => editor.current?.show(position)}
          />
        )}
        {imported.kind === 'valid' && <WhatChanges draft={imported.draft} />}
      </div>
      <Actions onFile={onFile} cancel={cancel}>
        <Button
          size="small"
          isDisabled={imported.kind !== 'valid'}
          onPress={() => {
            if (imported.kind === 'valid') takeOver(imported.draft);
          }}
        >
          {words.takeOver}
        </Button>
      </Actions>
    </Box>
  );
}

interface ActionsProps {
  readonly onFile: (file: File) => void;
  readonly cancel: () => void;
  readonly children: ReactNode;
}

function Actions({ onFile, cancel, children }: ActionsProps) {
  const { import: words } = useText().start;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.actions}>
      {children}
      <Button size="small" variant="secondary" onPress={cancel}>
        {words.cancel}
      </Button>
      <Button
        className={styles.end ?? ''}
        size="small"
        variant="secondary"
        onPress={() => input.current?.click()}
      >
        {words.chooseFile}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.txt,text/*,application/yaml"
        aria-label={words.chooseFile}
        tabIndex={-1}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file again is a change as well.
          currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </div>
  );
}

/** What is wrong, where the editor marks it. */
function useMarks(imported: Imported): readonly Mark[] {
  const say = useProblemText();
  return useMemo(() => {
    if (imported.kind !== 'problems') return [];
    return imported.problems.flatMap((problem) => {
      const { message, fix } = say(problem);
      const { position } = problem;
      return position === undefined ? [] : [{ position, text: `${message} ${fix}` }];
    });
  }, [imported, say]);
}
