import { useCallback, useState } from 'react';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useWizard } from '../wizard/useWizard.tsx';
import { createStore, useStore } from '../store/store.ts';
import { downloadZip } from './download.ts';

/** What came of the last download, for all buttons that begin one. */
const outcome = createStore('');

/** Downloads the archive, and says what came of it. */
export function useDownload(): { download: () => void; isPending: boolean; said: string } {
  const { take } = useText();
  const format = useFormat();
  const wizard = useWizard();
  const [isPending, setPending] = useState(false);
  const said = useStore(outcome, (text) => text);
  const download = useCallback(() => {
    setPending(true);
    downloadZip(wizard)
      .then(
        ({ file, bytes }) => outcome.set(take.saved(file, format.bytes(bytes))),
        () => outcome.set(take.failed),
      )
      .finally(() => setPending(false));
  }, [take, format, wizard]);
  return { download, isPending, said };
}
