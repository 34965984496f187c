import { ButtonIcon } from '@backstage/ui';
import { useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import { changePreview } from '../store.ts';
import styles from './Panes.module.css';

/** Where there is room for one pane: back to the list. */
export function BackButton() {
  const { preview } = useText();
  return (
    <ButtonIcon
      className={styles.back ?? ''}
      variant="tertiary"
      aria-label={preview.back}
      icon={<Icon name="arrowLeft" />}
      onPress={() => changePreview({ detail: false })}
    />
  );
}
