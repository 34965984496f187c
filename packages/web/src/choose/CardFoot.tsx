import { memo } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizardState } from '../wizard/useWizard.tsx';
import styles from './CardFoot.module.css';
import { isIn, type CardState } from './cardState.ts';
import { hasForm } from './form.ts';
import { setPanel, usePanel, type Panel } from './panels.ts';
import { panelPlace } from './places.ts';
import { useAttention } from './useAttention.ts';

interface CardFootProps {
  readonly feature: CatalogFeature;
  readonly state: CardState;
}

/** Whether it was seen working, and what opens below the card. */
export const CardFoot = memo(function CardFoot({ feature, state }: CardFootProps) {
  const { choose } = useText();
  const { missing, wrong } = useAttention(feature.id);
  const inPortal = isIn(state.standing);
  const label =
    missing > 0
      ? choose.needsValues(missing)
      : wrong > 0
        ? choose.needsMending(wrong)
        : choose.values;
  return (
    <div className={styles.foot}>
      <ProofMark feature={feature} />
      <div className={styles.openers}>
        {inPortal && hasForm(feature) && (
          <Opener
            feature={feature}
            panel="form"
            label={label}
            name={`${label}: ${feature.title}`}
            urgent={missing + wrong > 0}
          />
        )}
        <Opener
          feature={feature}
          panel="details"
          label={choose.details}
          name={choose.detailsOf(feature.title)}
        />
      </div>
    </div>
  );
});

interface OpenerProps {
  readonly feature: CatalogFeature;
  readonly panel: Panel;
  readonly label: string;
  readonly name: string;
  readonly urgent?: boolean;
}

function Opener({ feature, panel, label, name, urgent = false }: OpenerProps) {
  const open = usePanel(feature.id, panel);
  return (
    <button
      type="button"
      className={styles.opener}
      data-urgent={urgent}
      aria-label={name}
      aria-expanded={open}
      aria-controls={open ? panelPlace(feature.id) : undefined}
      onClick={() => setPanel(feature.id, panel, !open)}
    >
      {label}
      <Icon name={open ? 'chevronUp' : 'chevronDown'} size={14} />
    </button>
  );
}

/** Says honestly whether the feature was seen working on the release that is chosen. */
function ProofMark({ feature }: { feature: CatalogFeature }) {
  const { choose } = useText();
  const format = useFormat();
  const { evidence } = useCatalog();
  const release = useWizardState(({ draft }) => draft.release);
  const proof = evidence[release]?.[feature.id];
  if (proof === undefined)
    return <span className={styles.unproven}>{choose.notProven(release)}</span>;
  return (
    // Plain: one of the design system draws itself again whenever the address changes, on each card.
    <a
      href={`#/evidence/${release}/${feature.id}`}
      className={styles.proof}
      title={format.day(new Date(proof.provenAt))}
      aria-label={choose.provenOf(feature.title, release)}
    >
      <Icon name="check" size={14} />
      {choose.proven(release)}
    </a>
  );
}
