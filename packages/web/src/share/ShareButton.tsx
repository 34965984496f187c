import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { Suspense, useState } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { useKey } from '../keys/useKey.ts';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizard } from '../wizard/useWizard.tsx';
import { useCopy } from './CopyButton.tsx';
import { linkOf } from './link.ts';
import styles from './ShareButton.module.css';

const SharePanel = lazyPart(async () => (await import('./SharePanel.tsx')).SharePanel);

/** Copies the link to what is chosen, and shows what goes with it. */
export function ShareButton() {
  const { share } = useText();
  const wizard = useWizard();
  const [isOpen, setOpen] = useState(false);
  const { copied, copy } = useCopy();
  const change = (open: boolean) => {
    setOpen(open);
    const parameter = wizard.getState().view?.share;
    if (open && parameter !== undefined) copy(linkOf(parameter, document.baseURI));
  };
  useKey('mod+s', () => change(true), share.shareKey);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={change}>
      <Button
        variant="secondary"
        size="small"
        iconStart={<Icon name={copied ? 'check' : 'share'} />}
      >
        {share.share}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" aria-label={share.title}>
        <Suspense fallback={<p className={styles.panel}>{share.title}</p>}>
          <SharePanel copied={copied} close={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </DialogTrigger>
  );
}
