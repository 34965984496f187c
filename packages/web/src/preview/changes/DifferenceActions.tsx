import { Button, ToggleButton } from '@backstage/ui';
import { memo } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { changePreview, openPreview, usePreviewState } from '../store.ts';

interface WholeToggleProps {
  readonly whole: boolean;
  readonly setWhole: (whole: boolean) => void;
}

// Each apart: a choice changes what is shown, and these stay as they are.
export const WholeToggle = memo(function WholeToggle({ whole, setWhole }: WholeToggleProps) {
  const { preview } = useText();
  return (
    <ToggleButton isSelected={whole} onChange={setWhole}>
      {preview.change.whole}
    </ToggleButton>
  );
});

export const SideToggle = memo(function SideToggle() {
  const { preview } = useText();
  const sideBySide = usePreviewState((state) => state.sideBySide);
  return (
    <ToggleButton isSelected={sideBySide} onChange={(on) => changePreview({ sideBySide: on })}>
      {preview.change.sideBySide}
    </ToggleButton>
  );
});

export const OpenButton = memo(function OpenButton({ path }: { path: string }) {
  const { preview } = useText();
  return (
    <Button size="small" variant="tertiary" onPress={() => openPreview({ view: 'files', path })}>
      {preview.change.openFile}
    </Button>
  );
});
