import { Alert, Button } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';

export function LoadFailed({ retry }: { retry: () => void }) {
  const { common } = useText();
  return (
    <main style={{ padding: '2rem' }}>
      <Alert
        status="danger"
        icon
        title={common.loadFailed}
        description={common.loadFailedFix}
        customActions={<Button onPress={retry}>{common.retry}</Button>}
      />
    </main>
  );
}
