import { Button, Text } from '@backstage/ui';
import { useCallback, useRef, useState } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { ImportBlueprint } from './import/ImportBlueprint.tsx';
import { NameFields } from './NameFields.tsx';
import { Presets } from './Presets.tsx';
import styles from './StartSection.module.css';

const HEADING = 'start';

/** What the portal is called, and what to begin with: a preset, or choices made elsewhere. */
export function StartSection() {
  const { start } = useText();
  const [importing, setImporting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setImporting(false);
    opener.current?.focus();
  }, []);
  const open = useCallback(() => setImporting(true), []);
  return (
    <section className={styles.section} aria-labelledby={HEADING}>
      <div className={styles.head}>
        <Text as="h2" variant="title-x-small" weight="bold" id={HEADING} tabIndex={-1}>
          {start.title}
        </Text>
        <Button
          ref={opener}
          variant="tertiary"
          size="small"
          iconStart={<Icon name="file" />}
          aria-expanded={importing}
          onPress={() => setImporting(!importing)}
        >
          {start.import.open}
        </Button>
      </div>
      <ImportBlueprint isOpen={importing} open={open} close={close} />
      <NameFields />
      <Presets />
    </section>
  );
}
