import type { FeatureEvidence } from '@stagecraft/engine';
import { Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import { dataUrl } from '../catalog/useCatalog.tsx';
import { useFormat, useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import styles from './EvidencePage.module.css';

interface ProofProps {
  readonly title: string;
  /** As `2026-11-22`. */
  readonly date: string;
  /** Version of Node. */
  readonly node: string;
  readonly proof: FeatureEvidence;
}

export function Proof({ title, date, node, proof }: ProofProps) {
  const { evidence: texts } = useText();
  const format = useFormat();
  const { proves, packages, probes, picture, tests } = proof;
  return (
    <>
      <p className={styles.lead}>
        <span className={styles.seen}>
          <Icon name="check" />
          {texts.seen}
        </span>{' '}
        {texts.seenOn(format.day(new Date(date)), node)}
      </p>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Section title={texts.proves}>
            <p lang="en">{proves}</p>
          </Section>
          <Probes probes={probes} />
          <Packages packages={packages} />
          <Tests tests={tests} />
        </div>
        {picture !== undefined && (
          <Section title={texts.picture}>
            <img
              className={styles.picture}
              src={dataUrl(picture)}
              alt={texts.pictureOf(title)}
              width={1280}
              height={800}
              decoding="async"
            />
          </Section>
        )}
      </div>
    </>
  );
}

function Probes({ probes }: Pick<FeatureEvidence, 'probes'>) {
  const { evidence: texts } = useText();
  return (
    <Section title={texts.probes}>
      <ul className={styles.probes}>
        {probes.map(({ page, request, shows }) => (
          <li key={`${page ?? ''} ${request ?? ''} ${shows.join()}`}>
            <span className={styles.label}>{page === undefined ? texts.request : texts.page}</span>{' '}
            <code>{page ?? request}</code>
            <p className={styles.shows}>
              {texts.shows}: <span lang="en">{shows.map((text) => `“${text}”`).join(', ')}</span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Tests({ tests = [] }: Pick<FeatureEvidence, 'tests'>) {
  const { evidence: texts } = useText();
  if (tests.length === 0) return null;
  return (
    <Section title={texts.tests}>
      <ul className={styles.probes}>
        {tests.map(({ file, name }) => (
          <li key={`${file} ${name}`}>
            <span lang="en">{name}</span>
            <p className={styles.shows}>
              <code>{file}</code>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Packages({ packages }: { packages: FeatureEvidence['packages'] }) {
  const { evidence: texts } = useText();
  const entries = Object.entries(packages);
  if (entries.length === 0) return null;
  return (
    <Section title={texts.packages}>
      <dl className={styles.packages}>
        {entries.map(([name, version]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Text as="h2" id={id} variant="body-medium" weight="bold">
        {title}
      </Text>
      {children}
    </section>
  );
}
