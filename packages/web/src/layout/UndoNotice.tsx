import { Button, ButtonIcon } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { forgetUndoable, useUndoable } from './undo.ts';
import styles from './UndoNotice.module.css';

/** Milliseconds that it stays, unless it is pointed at; Back undoes it for longer. */
const STAYS = 12_000;

/** What took the place of all choices, with the way back. Goes with the next choice. */
export function UndoNotice() {
  const { common } = useText();
  const navigate = useNavigate();
  const text = useUndoable();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (text === undefined || isHeld) return undefined;
    const timer = setTimeout(forgetUndoable, STAYS);
    return () => clearTimeout(timer);
  }, [text, isHeld]);
  return (
    <output className={styles.place}>
      {text === undefined ? null : (
        <div
          className={styles.notice}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
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
