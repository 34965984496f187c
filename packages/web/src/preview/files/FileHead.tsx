import { ButtonIcon, Text, Tooltip, TooltipTrigger } from '@backstage/ui';
import type { Origin } from '@stagecraft/engine';
import { memo, type ReactElement, type RefObject } from 'react';
import { CopyButton } from '../../share/CopyButton.tsx';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import { useWizard } from '../../wizard/useWizard.tsx';
import type { FileView } from '../../worker/protocol.ts';
import { BackButton } from '../drawer/BackButton.tsx';
import { WrapToggle } from '../drawer/WrapToggle.tsx';
import type { EditorControls } from '../editor/CodeEditor.tsx';
import { downloadBytes } from './downloadBytes.ts';
import styles from './Files.module.css';
import { OriginChips } from './OriginChips.tsx';

interface FileHeadProps {
  readonly file: FileView;
  readonly gone: boolean;
  readonly controls: RefObject<EditorControls | null>;
  readonly filterBy: (origin: Origin) => void;
}

/** Path, size, who put it there, and what one can do with the file. */
export const FileHead = memo(function FileHead(props: FileHeadProps) {
  const { file, gone, controls, filterBy } = props;
  const { preview } = useText();
  const format = useFormat();
  const slash = file.path.lastIndexOf('/') + 1;
  const lines = file.spans.reduce((sum, span) => sum + span.lines, 0);
  const facts = [
    format.bytes(file.bytes),
    ...(lines > 0 ? [preview.file.lines(lines)] : []),
    ...(file.executable ? [preview.file.executable] : []),
  ];
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <BackButton />
        <h3 className={styles.path} title={file.path}>
          <span className={styles.folder}>{file.path.slice(0, slash)}</span>
          <span>{file.path.slice(slash)}</span>
        </h3>
        <Text variant="body-x-small" color="secondary" className={styles.facts ?? ''}>
          {facts.join(' · ')}
        </Text>
        <div className={styles.actions}>
          {file.content !== undefined && (
            <>
              <WrapToggle />
              <SearchButton controls={controls} />
              <CopyButton text={file.content} label={preview.file.content} />
            </>
          )}
          {!gone && <DownloadButton path={file.path} />}
        </div>
      </div>
      <OriginChips file={file} controls={controls} filterBy={filterBy} />
    </header>
  );
});

// Each apart: a choice changes the file, and these stay as they are.
const SearchButton = memo(function SearchButton({ controls }: Pick<FileHeadProps, 'controls'>) {
  const { preview } = useText();
  return (
    <Named name={preview.file.search}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={preview.file.search}
        icon={<Icon name="search" />}
        onPress={() => controls.current?.search()}
      />
    </Named>
  );
});

const DownloadButton = memo(function DownloadButton({ path }: { path: string }) {
  const { preview } = useText();
  const wizard = useWizard();
  const download = () => {
    void wizard.engine.bytes(path).then((bytes) => bytes && downloadBytes(bytes, path));
  };
  return (
    <Named name={preview.file.download}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={preview.file.download}
        icon={<Icon name="download" />}
        onPress={download}
      />
    </Named>
  );
});

function Named({ name, children }: { name: string; children: ReactElement }) {
  return (
    <TooltipTrigger>
      {children}
      <Tooltip>{name}</Tooltip>
    </TooltipTrigger>
  );
}
