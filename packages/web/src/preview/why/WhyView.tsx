import { SearchField } from '@backstage/ui';
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import panes from '../drawer/Panes.module.css';
import { changePreview, usePreviewState } from '../store.ts';
import { BroughtPane } from './BroughtPane.tsx';
import { FindingsPane } from './FindingsPane.tsx';
import { OriginList } from './OriginList.tsx';
import { broughtBy } from './reasons.ts';
import { useParts } from './useParts.ts';
import styles from './Why.module.css';

/** By choice what it brought, and of each part why it is here. */
export function WhyView() {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed).trim();
  const parts = useParts();
  const subject = usePreviewState((state) => state.subject);
  const detail = usePreviewState((state) => state.detail);
  const brought = useMemo(() => broughtBy(parts), [parts]);
  const shown = brought.find(({ origin }) => origin === subject) ?? brought[0];
  const search = useCallback((value: string) => {
    setTyped(value);
    // What is found stands in the place of the list where there is room for one of them.
    if (value.trim() !== '') changePreview({ detail: false });
  }, []);
  return (
    <div className={panes.panes} data-detail={detail} data-searching={text !== ''}>
      <div className={panes.list} data-pane="list">
        <div className={styles.search}>
          <WhyField value={typed} onChange={search} />
        </div>
        <OriginList
          brought={brought}
          shown={text === '' ? shown?.origin : undefined}
          open={(origin) => {
            setTyped('');
            changePreview({ subject: origin, detail: true });
          }}
        />
      </div>
      {text === '' ? (
        shown && <BroughtPane brought={shown} />
      ) : (
        <FindingsPane text={text} parts={parts} />
      )}
    </div>
  );
}

interface WhyFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Apart from the answers, which are drawn with each choice. */
const WhyField = memo(function WhyField({ value, onChange }: WhyFieldProps) {
  const { preview } = useText();
  return (
    <SearchField
      size="small"
      aria-label={preview.reasons.search}
      placeholder={preview.reasons.searchShort}
      value={value}
      onChange={onChange}
    />
  );
});
