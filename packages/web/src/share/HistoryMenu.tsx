import { ButtonIcon, DialogTrigger, Popover } from '@backstage/ui';
import { Suspense, useState } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import styles from './HistoryMenu.module.css';

const HistoryPanel = lazyPart(async () => (await import('./HistoryPanel.tsx')).HistoryPanel);

/** The portals that were worked on in this browser, to come back to. */
export function HistoryMenu() {
  const { history } = useText().share;
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <ButtonIcon
        icon={<Icon name="history" />}
        aria-label={history.open}
        variant="tertiary"
        size="small"
      />
      <Popover className={styles.popover ?? ''} placement="bottom end" aria-label={history.title}>
        <Suspense fallback={<p className={styles.panel}>{history.title}</p>}>
          <HistoryPanel close={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </DialogTrigger>
  );
}
