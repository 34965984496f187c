import { Button, Text } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import styles from './Message.module.css';
import { ProductMark } from './ProductMark.tsx';

/** When the page is there and what it shows is not. */
export function LoadFailed({ retry }: { retry: () => void }) {
  const { common } = useText();
  return (
    <main className={styles.message}>
      <ProductMark />
      <div role="alert" className={styles.said}>
        <Text as="h1" variant="title-x-small" weight="bold">
          {common.loadFailed}
        </Text>
        <Text as="p" color="secondary">
          {common.loadFailedFix}
        </Text>
      </div>
      <div className={styles.actions}>
        <Button variant="primary" onPress={retry}>
          {common.retry}
        </Button>
      </div>
    </main>
  );
}
