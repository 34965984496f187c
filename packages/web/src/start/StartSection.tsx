import { Button, Text } from '@backstage/ui';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import type { Draft } from '../worker/protocol.ts';
import { ImportBlueprint } from './import/ImportBlueprint.tsx';
import { NameFields } from './NameFields.tsx';
import { Presets } from './Presets.tsx';
import styles from './StartSection.module.css';

const HEADING = 'start';

/** What the portal is called, and what to begin with: a preset, or choices made elsewhere. */
export function StartSection() {
  const { start } = useText();
  const [importing, setImporting] = useState(false);
  const wizard = useWizard();
  const [said, setSaid] = useState<Said>();
  const say = useCallback(
    (text: string) => setSaid({ text, draft: wizard.getState().draft }),
    [wizard],
  );
  const close = useCallback(() => setImporting(false), []);
  const open = useCallback(() => setImporting(true), []);
  return (
    <section className={styles.section} aria-labelledby={HEADING}>
      <div className={styles.head}>
        <Text as="h2" variant="title-x-small" weight="bold" id={HEADING} tabIndex={-1}>
          {start.title}
        </Text>
        <Button
          variant="tertiary"
          size="small"
          iconStart={<Icon name="file" />}
          aria-expanded={importing}
          onPress={() => setImporting(!importing)}
        >
          {start.import.open}
        </Button>
      </div>
      <ImportBlueprint isOpen={importing} open={open} close={close} onImported={say} />
      <NameFields />
      <Presets onChosen={say} />
      <Notice said={said} />
    </section>
  );
}

interface Said {
  readonly text: string;
  /** What it was said of. */
  readonly draft: Draft;
}

/** What just took the place of all choices; until the next edit, which is then what Back undoes. */
function Notice({ said }: { said: Said | undefined }) {
  const { start } = useText();
  const navigate = useNavigate();
  const isCurrent = useWizardState((state) => state.draft === said?.draft);
  return (
    <div aria-live="polite" className={styles.live}>
      {said !== undefined && isCurrent && (
        <div className={styles.notice}>
          <Text color="secondary">{said.text}</Text>
          <Button
            size="small"
            variant="secondary"
            iconStart={<Icon name="undo" />}
            onPress={() => navigate(-1)}
          >
            {start.undo}
          </Button>
        </div>
      )}
    </div>
  );
}
