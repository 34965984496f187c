import { Text } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { useWizard } from '../../wizard/useWizard.tsx';
import type { FileView } from '../../worker/protocol.ts';
import panes from '../drawer/Panes.module.css';
import { fileKind, pictureType } from './fileKind.ts';
import styles from './Files.module.css';

/** Bytes up to which a picture is shown: it goes into the page as text. */
const SMALL = 500_000;

/** What a file without text is; a picture is shown. */
export function NotText({ file: { path, bytes } }: { file: FileView }) {
  const { preview } = useText();
  const format = useFormat();
  const picture = usePicture(path, bytes);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    <div className={panes.empty}>
      {picture !== undefined && <img className={styles.picture} src={picture} alt={name} />}
      <Text as="p">{name}</Text>
      <Text as="p" variant="body-small" color="secondary">
        {preview.file[fileKind(path)]}, {format.bytes(bytes)}
      </Text>
    </div>
  );
}

/** As an address that the page's policy allows. */
function usePicture(path: string, bytes: number): string | undefined {
  const wizard = useWizard();
  const [picture, setPicture] = useState<{ path: string; address: string }>();
  useEffect(() => {
    const type = pictureType(path);
    if (type === undefined || bytes > SMALL) return undefined;
    let current = true;
    wizard.engine.bytes(path).then(
      (content) => {
        if (!current || content === undefined) return;
        const text = Array.from(content, (byte) => String.fromCharCode(byte)).join('');
        setPicture({ path, address: `data:${type};base64,${btoa(text)}` });
      },
      // Without the picture there is still what it is.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wizard, path, bytes]);
  return picture?.path === path ? picture.address : undefined;
}
