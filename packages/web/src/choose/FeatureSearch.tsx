import { SearchField } from '@backstage/ui';
import { useState } from 'react';
import { searchText, useSearchText } from '../catalog/search/useFound.ts';
import { KeyCaps } from '../keys/KeyCaps.tsx';
import { useText } from '../text/TextProvider.tsx';
import { goToFirstCard } from './cards.ts';
import styles from './FeatureSearch.module.css';

const HINTS = ['is:chosen', 'is:proven', 'category:ci-cd', 'package:@backstage/'] as const;

/** The field that narrows the cards as one types. */
export function FeatureSearch() {
  const { choose } = useText();
  const text = useSearchText();
  const [isNear, setNear] = useState(false);
  return (
    <search
      className={styles.search}
      data-feature-search
      onFocus={() => setNear(true)}
      onBlur={({ currentTarget, relatedTarget }) => setNear(currentTarget.contains(relatedTarget))}
    >
      <SearchField
        aria-label={choose.search}
        placeholder={choose.search}
        size="small"
        value={text}
        onChange={(value) => searchText.set(value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          goToFirstCard();
        }}
      />
      {!isNear && text === '' && (
        <span className={styles.key} aria-hidden="true">
          <KeyCaps combo="/" />
        </span>
      )}
      {isNear && (
        <fieldset className={styles.hints} aria-label={choose.filters}>
          {HINTS.map((hint) => (
            <button
              key={hint}
              type="button"
              className={styles.hint}
              aria-pressed={text.split(' ').includes(hint)}
              onClick={() => searchText.set(withFilter(text, hint))}
            >
              {hint}
            </button>
          ))}
        </fieldset>
      )}
    </search>
  );
}

/** A filter that is there goes, another is added. */
function withFilter(text: string, filter: string): string {
  const parts = text.split(/\s+/).filter(Boolean);
  return (
    parts.includes(filter) ? parts.filter((part) => part !== filter) : [...parts, filter]
  ).join(' ');
}

/** Puts the focus into the search field. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('[data-feature-search] input');
  field?.focus();
  field?.select();
}
