import { Button, ButtonIcon } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { forgetUndoable, useUndoable } from './undo.ts';
import styles from './UndoNotice.module.css';

/** What took the place of all choices, with the way back. Stays until the next choice. */
export function UndoNotice() {
  const { common } = useText();
  const navigate = useNavigate();
  const text = useUndoable();
  return (
    <output className={styles.place}>
      {text === undefined ? null : (
        <div className={styles.notice}>
          <span className={styles.text}>{text}</span>
          <Button
            variant="secondary"
            size="small"
            iconStart={<Icon name="undo" />}
            onPress={() => navigate(-1)}
          >
            {common.undo}
          </Button>
          <ButtonIcon
            variant="tertiary"
            size="small"
            icon={<Icon name="close" />}
            aria-label={common.close}
            onPress={forgetUndoable}
          />
        </div>
      )}
    </output>
  );
}
