import { Box } from '@backstage/ui';
import { memo, Suspense, type ReactNode } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { FeatureIcon } from '../catalog/FeatureIcon.tsx';
import { useText } from '../text/TextProvider.tsx';
import { hasOptions } from '../configure/options.ts';
import { Icon } from '../theme/Icon.tsx';
import { featureAnchor } from '../theme/goTo.ts';
import { isIn } from './cardState.ts';
import styles from './FeaturePanel.module.css';
import { closePanels, usePanel } from './panels.ts';
import { panelPlace } from './places.ts';
import { FeatureDetails, FeatureForm, SecretsPart } from './panelParts.ts';
import { useCardState } from './useCardState.ts';

/** What opens below a feature's card, over the width of the section. */
export const FeaturePanel = memo(function FeaturePanel({ feature }: { feature: CatalogFeature }) {
  const { choose, configure, common } = useText();
  const { standing } = useCardState(feature);
  const formOpen = usePanel(feature.id, 'form') && isIn(standing);
  const details = usePanel(feature.id, 'details');
  if (!formOpen && !details) return null;
  const back = () => document.getElementById(featureAnchor(feature.id))?.focus();
  return (
    // Tells the controls in it what they stand on.
    <Box
      as="section"
      bg="neutral"
      id={panelPlace(feature.id)}
      className={styles.panel ?? ''}
      onKeyDown={(event) => {
        // What a list or a tag has opened closes first.
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isHere && !event.defaultPrevented) back();
      }}
      aria-label={formOpen ? configure.title(feature.title) : choose.detailsOf(feature.title)}
    >
      <div className={styles.head}>
        <FeatureIcon feature={feature} size="small" />
        <span className={styles.title}>{feature.title}</span>
        <button
          type="button"
          className={styles.close}
          aria-label={choose.closeOf(feature.title)}
          title={common.close}
          onClick={() => {
            closePanels(feature.id);
            back();
          }}
        >
          <Icon name="close" />
        </button>
      </div>
      {formOpen && (
        <div className={styles.values}>
          {hasOptions(feature) && (
            <Part>
              <FeatureForm feature={feature} />
            </Part>
          )}
          {feature.secrets !== undefined && (
            <Part>
              <SecretsPart feature={feature} />
            </Part>
          )}
        </div>
      )}
      {details && (
        <Part>
          <FeatureDetails feature={feature} />
        </Part>
      )}
    </Box>
  );
});

/** Each waits for itself, so that what is being filled in stays while another part is fetched. */
function Part({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<div className={styles.loading} aria-busy="true" />}>{children}</Suspense>
  );
}
