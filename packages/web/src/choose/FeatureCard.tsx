import { memo, useState } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { FeatureIcon } from '../catalog/FeatureIcon.tsx';
import { chosenThatNeed } from '../catalog/members.ts';
import { clearSearch } from '../catalog/search/useFound.ts';
import { Marked } from '../catalog/search/Marked.tsx';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { featureAnchor } from '../theme/goTo.ts';
import { addFeature, removeFeatures } from '../wizard/edits.ts';
import { useWizard } from '../wizard/useWizard.tsx';
import { CardReasons } from './CardReasons.tsx';
import { CardFoot } from './CardFoot.tsx';
import { onCardKey } from './cardKeys.ts';
import { isIn, type CardState } from './cardState.ts';
import styles from './FeatureCard.module.css';
import { goToForm, hasForm } from './form.ts';
import { setPanel } from './panels.ts';
import { RemovalQuestion } from './RemovalQuestion.tsx';
import { useCardState } from './useCardState.ts';

interface FeatureCardProps {
  readonly feature: CatalogFeature;
  /** What was searched for; undefined when nothing was. */
  readonly terms: ReadonlySet<string> | undefined;
}

/** One thing that can be chosen. All of the card is its checkbox. */
export const FeatureCard = memo(function FeatureCard({ feature, terms }: FeatureCardProps) {
  const state = useCardState(feature);
  const { needing, toggle, keep } = useToggle(feature, state);
  const id = featureAnchor(feature.id);
  const wizard = useWizard();
  const { byId } = useCatalog();
  const toForm =
    isIn(state.standing) && hasForm(feature)
      ? () => goToForm(feature, wizard.getState().draft, byId)
      : undefined;
  const { standing, reasons } = state;
  return (
    <div className={styles.card} data-card data-standing={standing} data-in={isIn(standing)}>
      <div className={styles.head}>
        <FeatureIcon feature={feature} />
        <h3 className={styles.title}>
          <label htmlFor={id}>
            <Marked text={feature.title} terms={terms} />
          </label>
        </h3>
        <input
          id={id}
          type="checkbox"
          className={styles.box}
          data-feature={feature.id}
          checked={isIn(standing)}
          aria-disabled={standing === 'always' || standing === 'unavailable'}
          aria-describedby={`${id}-summary ${id}-standing ${id}-reasons`}
          onChange={toggle}
          onKeyDown={(event) => onCardKey(event, { toForm, toggle, clearSearch })}
        />
      </div>
      <p className={styles.summary} id={`${id}-summary`}>
        <Marked text={feature.summary} terms={terms} />
      </p>
      {needing === undefined ? (
        <CardStanding id={`${id}-standing`} state={state} />
      ) : (
        <RemovalQuestion feature={feature} needing={needing} close={keep} />
      )}
      {reasons.length > 0 && (
        <CardReasons feature={feature.id} reasons={reasons} isIn={isIn(standing)} />
      )}
      <CardFoot feature={feature} state={state} />
    </div>
  );
});

function useToggle(feature: CatalogFeature, { standing }: CardState) {
  const wizard = useWizard();
  const { byId } = useCatalog();
  const { choose } = useText();
  const [needing, setNeeding] = useState<readonly string[]>();
  const keep = () => {
    setNeeding(undefined);
    document.getElementById(featureAnchor(feature.id))?.focus();
  };
  const toggle = () => {
    if (standing === 'available') {
      addFeature(wizard, feature.id, choose.added(feature.title));
      if (hasForm(feature)) setPanel(feature.id, 'form', true);
    }
    if (standing !== 'chosen' && standing !== 'required') return;
    const others = chosenThatNeed(byId, feature.id, wizard.getState().draft.features);
    if (others.length > 0) setNeeding(others);
    else removeFeatures(wizard, [feature.id], choose.removed(feature.title));
  };
  // What needed it can have gone another way.
  return { needing: isIn(standing) ? needing : undefined, toggle, keep };
}

/** What comes along, or why it is here. */
function CardStanding({ id, state }: { id: string; state: CardState }) {
  const { choose } = useText();
  const format = useFormat();
  const { byId } = useCatalog();
  const titles = (ids: readonly string[]) =>
    format.list(ids.map((of) => byId.get(of)?.title ?? of));
  const { standing, requiredBy, adds } = state;
  const text =
    standing === 'always'
      ? choose.always
      : standing === 'required'
        ? choose.comesWith(titles(requiredBy))
        : requiredBy.length > 0
          ? choose.neededBy(titles(requiredBy))
          : adds.length > 0
            ? choose.alsoAdds(titles(adds))
            : undefined;
  if (text === undefined) return null;
  return (
    <p className={styles.standing} id={id}>
      {text}
    </p>
  );
}
