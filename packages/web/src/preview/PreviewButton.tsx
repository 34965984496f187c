import { Button } from '@backstage/ui';
import { memo } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { DRAWER, OPENER } from './ids.ts';
import styles from './PreviewButton.module.css';
import { preparePreview } from './PreviewDrawer.tsx';
import { togglePreview, usePreviewState } from './store.ts';

/** Opens and closes the preview; for the bar at the foot of the page. */
export const PreviewButton = memo(function PreviewButton() {
  const { preview } = useText();
  const open = usePreviewState((state) => state.open);
  return (
    <Button
      id={OPENER}
      variant="tertiary"
      aria-label={preview.open}
      aria-expanded={open}
      {...(open ? { 'aria-controls': DRAWER } : {})}
      iconStart={<Icon name={open ? 'chevronDown' : 'chevronUp'} />}
      onPress={togglePreview}
      onHoverStart={preparePreview}
      onFocus={preparePreview}
    >
      <span className={styles.long}>{preview.openLong}</span>
      <span className={styles.short}>{preview.title}</span>
    </Button>
  );
});
