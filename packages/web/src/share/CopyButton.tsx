import { Button, ButtonIcon, VisuallyHidden } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { copyText } from './clipboard.ts';

/** Milliseconds that the page says so. */
const SAID_FOR = 2000;

interface CopyButtonProps {
  /** A function where it is long and changes often. */
  readonly text: string | (() => string);
  /** What is copied, for those who don't see what it stands beside: "the command". */
  readonly label: string;
  /** Shown beside the icon. */
  readonly children?: string;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly size?: 'small' | 'medium';
  /** When the browser does not let the page copy. */
  readonly onRefused?: () => void;
}

/** Copies a text and says so. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label, children, variant = 'tertiary', size = 'small', onRefused } = props;
  const { common, share } = useText();
  const { copied, refused, copy } = useCopy();
  const icon = <Icon name={copied ? 'check' : 'copy'} />;
  const press = () => {
    copy(typeof text === 'string' ? text : text(), onRefused);
  };
  return (
    <>
      {children === undefined ? (
        <ButtonIcon
          icon={icon}
          aria-label={share.copyWhat(label)}
          variant={variant}
          size={size}
          onPress={press}
        />
      ) : (
        <Button iconStart={icon} variant={variant} size={size} onPress={press}>
          {copied ? common.copied : children}
        </Button>
      )}
      <VisuallyHidden aria-live="polite">
        {copied ? share.copiedWhat(label) : refused ? share.copyRefused : ''}
      </VisuallyHidden>
    </>
  );
}

/** Copies, and remembers for a moment whether it went well. */
export function useCopy(): {
  copied: boolean;
  refused: boolean;
  copy: (text: string, onRefused?: () => void) => void;
} {
  const [state, setState] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (state === undefined) return undefined;
    const timer = setTimeout(() => setState(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [state]);
  return {
    copied: state === 'copied',
    refused: state === 'refused',
    copy(text, onRefused) {
      void copyText(text).then((done) => {
        setState(done ? 'copied' : 'refused');
        if (!done) onRefused?.();
      });
    },
  };
}
