import { Button, Text, VisuallyHidden } from '@backstage/ui';
import { KeyCaps } from '../keys/KeyCaps.tsx';
import { useKey } from '../keys/useKey.ts';
import { PreviewButton } from '../preview/PreviewButton.tsx';
import { useServer } from '../server/useServer.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import { SummaryButton } from '../summary/SummaryButton.tsx';
import { useText } from '../text/TextProvider.tsx';
import { goTo } from '../theme/goTo.ts';
import { Icon } from '../theme/Icon.tsx';
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
          <CopyButton text={takeable.made.command} label={take.command} variant="secondary">
            {take.copyCommand}
          </CopyButton>
        </span>
      )}
      <span className={creates ? styles.wide : ''}>
        <Button
          variant={creates ? 'secondary' : 'primary'}
          className={styles.zip ?? ''}
          iconStart={<Icon name="download" />}
          isDisabled={!isReady}
          isPending={isPending}
          onPress={download}
        >
          {take.zip}
        </Button>
      </span>
      {creates && <CreateButton isReady={isReady} />}
    </div>
  );
}

/** Leads to where the project is created, which asks for what is still open. */
function CreateButton({ isReady }: { isReady: boolean }) {
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
}

function show(way: Way): void {
  shownWay.set(way);
  if (way === 'here') goTo(CREATE_FORM, TAKE);
  else goTo(TAKE);
}
