import { Button, Text, VisuallyHidden } from '@backstage/ui';
import { memo } from 'react';
import { KeyCaps } from '../keys/KeyCaps.tsx';
import { useKey } from '../keys/useKey.ts';
import { PreviewButton } from '../preview/PreviewButton.tsx';
import { useServer } from '../server/useServer.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import { SummaryButton } from '../summary/SummaryButton.tsx';
import { useText } from '../text/TextProvider.tsx';
import { goTo } from '../theme/goTo.ts';
import { Icon } from '../theme/Icon.tsx';
import { useWizard } from '../wizard/useWizard.tsx';
import { ProblemsButton } from './ProblemsButton.tsx';
import { CREATE_FORM, shownWay, TAKE, type Way } from './store.ts';
import styles from './TakeBar.module.css';
import { useDownload } from './useDownload.ts';
import { useTakeable } from './useTake.ts';

/** At the foot of the page: what can be done with the choices. */
export function TakeBar() {
  const { take } = useText();
  const takeable = useTakeable();
  const { server } = useServer();
  const { download, isPending, said } = useDownload();
  const isReady = takeable.kind === 'ready';
  const creates = server?.create === true;
  return (
    <div className={styles.bar}>
      <div className={styles.start}>
        <PreviewButton />
        <SummaryButton />
      </div>
      {takeable.kind === 'problems' && (
        <span className={styles.wide}>
          <ProblemsButton problems={takeable.problems} />
        </span>
      )}
      {isReady && said !== '' && (
        <div className={styles.said}>
          <Text variant="body-small" color="secondary" truncate>
            {said}
          </Text>
          <Button size="small" variant="tertiary" onPress={() => show('zip')}>
            {take.whatNext}
          </Button>
        </div>
      )}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      {takeable.kind === 'ready' && (
        <span className={styles.wide}>
          <CopyCommand />
        </span>
      )}
      <span className={creates ? styles.wide : ''}>
        <ZipButton isFirst={!creates} isReady={isReady} isPending={isPending} download={download} />
      </span>
      {creates && <CreateButton isReady={isReady} />}
    </div>
  );
}

const CopyCommand = memo(function CopyCommand() {
  const { take } = useText();
  const wizard = useWizard();
  return (
    <CopyButton
      text={() => wizard.getState().made?.command ?? ''}
      label={take.command}
      variant="secondary"
    >
      {take.copyCommand}
    </CopyButton>
  );
});

interface ZipButtonProps {
  /** Whether it is what most people want here. */
  readonly isFirst: boolean;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly download: () => void;
}

const ZipButton = memo(function ZipButton(props: ZipButtonProps) {
  const { isFirst, isReady, isPending, download } = props;
  const { take } = useText();
  return (
    <Button
      variant={isFirst ? 'primary' : 'secondary'}
      className={styles.zip ?? ''}
      iconStart={<Icon name="download" />}
      isDisabled={!isReady}
      isPending={isPending}
      onPress={download}
    >
      {take.zip}
    </Button>
  );
});

/** Leads to where the project is created, which asks for what is still open. */
const CreateButton = memo(function CreateButton({ isReady }: { isReady: boolean }) {
  const { take } = useText();
  const create = () => {
    if (!isReady) return;
    const form = document.getElementById(CREATE_FORM);
    // Whoever is in the form has seen what will be done.
    if (form instanceof HTMLFormElement && form.contains(document.activeElement)) {
      form.requestSubmit();
    } else show('here');
  };
  useKey('mod+enter', create, take.createKey);
  return (
    <Button variant="primary" isDisabled={!isReady} onPress={create}>
      <span className={styles.create}>
        {take.create}
        <span className={styles.keys}>
          <KeyCaps combo="mod+enter" />
        </span>
      </span>
    </Button>
  );
});

function show(way: Way): void {
  shownWay.set(way);
  if (way === 'here') goTo(CREATE_FORM, TAKE);
  else goTo(TAKE);
}
