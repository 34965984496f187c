import { Suspense, useEffect } from 'react';
import { lazyPart } from '../lazy/lazyPart.tsx';
import { useKey } from '../keys/useKey.ts';
import { useText } from '../text/TextProvider.tsx';
import styles from './PreviewDrawer.module.css';
import { togglePreview, usePreviewState } from './store.ts';

const PreviewPanel = lazyPart(async () => (await import('./drawer/PreviewPanel.tsx')).PreviewPanel);

/** Fetches the preview's code, for the moment at which it will be asked for. */
export function preparePreview(): void {
  // Whether it arrives is found out when it is opened.
  PreviewPanel.load().catch(() => undefined);
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
      <div className={styles.place}>
        <PreviewPanel />
      </div>
    </Suspense>
  );
}
