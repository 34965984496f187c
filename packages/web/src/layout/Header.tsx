import { Text } from '@backstage/ui';
import { useText } from '../text/TextProvider.tsx';

export function Header() {
  const { common } = useText();
  return (
    <Text as="h1" variant="title-x-small" weight="bold">
      {common.app}
    </Text>
  );
}
