import { Button, Text } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';
import styles from './PartFailed.module.css';

/** In place of a part whose code could not be fetched. */
export function PartFailed({ retry }: { retry: () => void }) {
  const { common } = useText();
  return (
    <div role="alert" className={styles.failed}>
      <Text as="p">
        {common.partFailed} {common.loadFailedFix}
      </Text>
      <Button variant="secondary" size="small" onPress={retry}>
        {common.retry}
      </Button>
    </div>
  );
}
