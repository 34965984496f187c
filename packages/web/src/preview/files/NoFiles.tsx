import { Button, Text } from '@backstage/ui';
import type { Origin } from '@stagecraft/engine';
import { useText } from '../../text/TextProvider.tsx';
import { changePreview } from '../store.ts';
import { useOriginMarks } from '../useOriginMarks.ts';
import styles from './Files.module.css';

interface NoFilesProps {
  readonly only: Origin | undefined;
  readonly showAll: () => void;
}

/** When a filter leaves nothing: why, and the way back. */
export function NoFiles({ only, showAll }: NoFilesProps) {
  const { preview } = useText();
  const markOf = useOriginMarks();
  const press = () => {
    changePreview({ only: undefined });
    showAll();
  };
  return (
    <div className={styles.none}>
      <Text as="p" variant="body-small" color="secondary">
        {only === undefined ? preview.noFiles : preview.noFilesOf(markOf(only).title)}
      </Text>
      <Button size="small" variant="secondary" onPress={press}>
        {preview.showAll}
      </Button>
    </div>
  );
}
