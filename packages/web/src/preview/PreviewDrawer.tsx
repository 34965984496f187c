import { lazy, Suspense, useEffect } from 'react';
import { useKey } from '../keys/useKey.ts';
import { useText } from '../text/TextProvider.tsx';
import { togglePreview, usePreviewState } from './store.ts';

const loadPanel = () => import('./drawer/PreviewPanel.tsx');
const PreviewPanel = lazy(async () => ({ default: (await loadPanel()).PreviewPanel }));

/** Fetches the preview's code, for the moment at which it will be asked for. */
export function preparePreview(): void {
  // Whether it arrives is found out when it is opened.
  loadPanel().catch(() => undefined);
}

/** The project as it takes shape, in a drawer from below; what is above it stays in use. */
export function PreviewDrawer() {
  const { preview } = useText();
  const open = usePreviewState((state) => state.open);
  useKey('p', togglePreview, preview.key);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-preview', open);
  }, [open]);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <PreviewPanel />
    </Suspense>
  );
}
