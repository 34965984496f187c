import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { ADDRESS_PARAMETER } from '../address/browserHistory.ts';
import { ProductMark } from '../layout/ProductMark.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './RunFrame.module.css';

interface RunFrameProps {
  /** The choices that this run was begun with, if this browser knows them. */
  readonly share: string | undefined;
  readonly children: ReactNode;
}

/** The page around a run. */
export function RunFrame({ share, children }: RunFrameProps) {
  const { common, run } = useText();
  // What was chosen since comes before what the run was begun with; a page just opened has neither.
  const current = useWizardState(({ touched, view }) => (touched ? view?.share : undefined));
  const back = current ?? share;
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <span className={styles.mark}>
          <ProductMark />
          <Text variant="title-x-small" weight="bold">
            {common.app}
          </Text>
        </span>
        <Link
          className={styles.back}
          to={{ pathname: '/', search: back === undefined ? '' : `?${ADDRESS_PARAMETER}=${back}` }}
        >
          <Icon name="arrowLeft" />
          {run.back}
        </Link>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
