import { Link, Text } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { membersOf } from '../catalog/members.ts';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { useFeatureTitle } from '../text/useProblemText.tsx';
import { Icon } from '../theme/Icon.tsx';
import { addFeature } from '../wizard/edits.ts';
import { useWizard, useWizardState } from '../wizard/useWizard.tsx';
import cardStyles from './FeatureCard.module.css';
import styles from './FeatureDetails.module.css';
import { packageNames } from '../catalog/packageNames.ts';

/** What there is to know of a feature, for those who ask. */
export function FeatureDetails({ feature }: { feature: CatalogFeature }) {
  const { choose } = useText();
  const { description, links, annotations, releases } = feature;
  return (
    <div className={styles.details}>
      <div className={styles.about}>
        {description !== undefined && <p className={styles.text}>{withCode(description)}</p>}
        <p className={styles.links}>
          <OutLink href={links.docs} label={choose.docs} of={feature.title} />
          {links.source !== undefined && (
            <OutLink href={links.source} label={choose.source} of={feature.title} />
          )}
        </p>
      </div>
      <dl className={styles.facts}>
        <Relations feature={feature} />
        {releases !== undefined && <Fact title={choose.releases}>{releases}</Fact>}
        <Secrets feature={feature} />
        <Packages feature={feature} />
        {annotations !== undefined && (
          <Fact title={choose.annotations}>
            {Object.keys(annotations).map((name) => (
              <code key={name} className={styles.code}>
                {name}
              </code>
            ))}
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What it needs, goes well with and can't stand beside. */
function Relations({ feature }: { feature: CatalogFeature }) {
  const { choose } = useText();
  const format = useFormat();
  const titleOf = useFeatureTitle();
  const { requires = [], requiresOneOf = [], recommends = [], conflicts = [] } = feature;
  const titles = (ids: readonly string[]) => format.list(ids.map(titleOf));
  return (
    <>
      {requires.length > 0 && <Fact title={choose.requires}>{titles(requires)}</Fact>}
      {requiresOneOf.length > 0 && (
        <Fact title={choose.requiresOneOf}>{titles(requiresOneOf)}</Fact>
      )}
      {recommends.length > 0 && (
        <Fact title={choose.recommends}>
          {recommends.map((id) => (
            <Recommended key={id} id={id} />
          ))}
        </Fact>
      )}
      {conflicts.length > 0 && (
        <Fact title={choose.conflicts}>
          {conflicts.map((conflict) => (
            <span key={conflict.feature}>
              {choose.conflictWith(titleOf(conflict.feature), conflict.because)}
            </span>
          ))}
        </Fact>
      )}
    </>
  );
}

function Recommended({ id }: { id: string }) {
  const { choose } = useText();
  const { byId } = useCatalog();
  const wizard = useWizard();
  const titleOf = useFeatureTitle();
  const isMember = useWizardState(({ draft }) => membersOf(byId, draft.features).has(id));
  const title = titleOf(id);
  // Where the button was, so that the focus stays when it goes.
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place} className={styles.recommended} tabIndex={-1}>
      {isMember ? (
        <>
          {title} <Icon name="check" size={14} />
          <Text variant="body-small" color="secondary">
            {choose.isIn}
          </Text>
        </>
      ) : (
        <button
          type="button"
          className={cardStyles.action}
          onClick={() => {
            place.current?.focus();
            addFeature(wizard, id, choose.added(title));
          }}
        >
          {choose.add(title)}
        </button>
      )}
    </span>
  );
}

function Secrets({ feature }: { feature: CatalogFeature }) {
  const { choose } = useText();
  const secrets = Object.entries(feature.secrets ?? {});
  if (secrets.length === 0) return null;
  return (
    <Fact title={choose.secrets}>
      {secrets.map(([name, { title }]) => (
        <span key={name}>
          {title} <code className={styles.code}>{name}</code>
        </span>
      ))}
    </Fact>
  );
}

/** The packages with the versions that they have on the release. */
function Packages({ feature }: { feature: CatalogFeature }) {
  const { choose } = useText();
  const { engine } = useWizard();
  const release = useWizardState(({ draft }) => draft.release);
  const names = packageNames(feature);
  const { data = {} } = useQuery({
    queryKey: ['versions', release, feature.id],
    queryFn: () => engine.versions(release, names),
    staleTime: Infinity,
    enabled: names.length > 0,
  });
  if (names.length === 0) return null;
  return (
    <Fact title={choose.packages}>
      {names.map((name) => (
        <code key={name} className={styles.code}>
          {name} <span className={styles.version}>{data[name]}</span>
        </code>
      ))}
    </Fact>
  );
}

function OutLink({ href, label, of }: { href: string; label: string; of: string }) {
  const { choose } = useText();
  return (
    <Link
      href={href}
      target="_blank"
      rel="noreferrer"
      variant="body-medium"
      aria-label={choose.linkOf(label, of)}
    >
      {label} <Icon name="external" size={12} />
    </Link>
  );
}

/** Texts of the library mark names with backticks. */
function withCode(text: string): ReactNode {
  return text.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <code key={part} className={styles.code}>
        {part}
      </code>
    ),
  );
}
