import { Button, Text } from '@backstage/ui';
import { CopyButton } from '../share/CopyButton.tsx';
import { linkOf } from '../share/link.ts';
import { useText } from '../text/TextProvider.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './Message.module.css';
import { ProductMark } from './ProductMark.tsx';

/** When the page itself fails: how to go on without losing what was chosen. */
export function Crashed({ error }: { error: Error }) {
  const { common } = useText();
  const { crashed } = common;
  const share = useWizardState(({ view }) => view?.share);
  const blueprint = useWizardState(({ made }) => made?.blueprint);
  return (
    <main className={styles.message}>
      <ProductMark />
      <div role="alert" className={styles.said}>
        <Text as="h1" variant="title-x-small" weight="bold">
          {crashed.title}
        </Text>
        <Text as="p" color="secondary">
          {crashed.says}
        </Text>
      </div>
      <div className={styles.actions}>
        {share === undefined ? null : (
          <CopyButton
            text={linkOf(share, document.baseURI)}
            label={crashed.linkName}
            variant="secondary"
          >
            {crashed.link}
          </CopyButton>
        )}
        {blueprint === undefined ? null : (
          <CopyButton text={blueprint} label="stagecraft.yaml" variant="secondary" size="medium">
            {crashed.yaml}
          </CopyButton>
        )}
        <Button variant="primary" onPress={() => window.location.reload()}>
          {crashed.reload}
        </Button>
      </div>
      <details className={styles.detail}>
        <summary>{crashed.detail}</summary>
        <pre>{error.stack ?? error.message}</pre>
      </details>
    </main>
  );
}
