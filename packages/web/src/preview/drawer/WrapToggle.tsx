import { ToggleButton } from '@backstage/ui';
import { memo } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { changePreview, usePreviewState } from '../store.ts';

/** Long lines go on below, in files as in differences. */
export const WrapToggle = memo(function WrapToggle() {
  const { preview } = useText();
  const wrap = usePreviewState((state) => state.wrap);
  return (
    <ToggleButton
      aria-label={preview.file.wrap}
      isSelected={wrap}
      onChange={(on) => changePreview({ wrap: on })}
    >
      {preview.file.wrapShort}
    </ToggleButton>
  );
});
