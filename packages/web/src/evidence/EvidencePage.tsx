import { Button, Text } from '@backstage/ui';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router-dom';
import { ADDRESS_PARAMETER } from '../address/browserHistory.ts';
import type { CatalogFeature } from '../catalog/catalog.ts';
import { FeatureIcon } from '../catalog/FeatureIcon.tsx';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { Loading } from '../layout/Loading.tsx';
import { ProductMark } from '../layout/ProductMark.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useWizard } from '../wizard/useWizard.tsx';
import styles from './EvidencePage.module.css';
import { Proof } from './Proof.tsx';
import { useEvidence } from './useEvidence.ts';

/** What was seen of a feature on a release: when, where, with which packages. */
export function EvidencePage() {
  const { evidence: texts, common } = useText();
  const { release = '', feature: id = '' } = useParams();
  const { byId } = useCatalog();
  const feature = byId.get(id);
  const title = feature === undefined ? texts.unknown(id) : texts.proven(feature.title, release);
  useEffect(() => {
    document.title = common.pageTitle(title);
  }, [common, title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <ProductMark />
        <BackLink />
      </header>
      <main className={styles.main}>
        {feature === undefined ? (
          <>
            <Heading text={title} />
            <p className={styles.lead}>{texts.unknownFix}</p>
          </>
        ) : (
          <FeatureEvidence feature={feature} release={release} />
        )}
      </main>
    </div>
  );
}

/** To the choices as they are: the wizard outlives its page. */
function BackLink() {
  const { evidence: texts } = useText();
  const share = useWizard().getState().view?.share;
  const search = share === undefined ? '' : `?${ADDRESS_PARAMETER}=${share}`;
  return (
    <Link to={{ pathname: '/', search }} className={styles.back}>
      <Icon name="arrowLeft" />
      {texts.back}
    </Link>
  );
}

function Heading({ text }: { text: string }) {
  return (
    <Text as="h1" variant="title-small" weight="bold" className={styles.heading ?? ''}>
      {text}
    </Text>
  );
}

function FeatureEvidence({ feature, release }: { feature: CatalogFeature; release: string }) {
  const { evidence: texts, common } = useText();
  const { data, isPending, isError, isEnabled, refetch } = useEvidence(release);
  if (isEnabled && isPending) return <Loading />;
  if (isError) {
    return (
      <div role="alert" className={styles.lead}>
        <p>{texts.failed}</p>
        <Button onPress={() => void refetch()}>{common.retry}</Button>
      </div>
    );
  }
  const proof = data?.features[feature.id];
  if (data === undefined || proof === undefined) {
    return <NotProven feature={feature} release={release} />;
  }
  return (
    <>
      <div className={styles.title}>
        <FeatureIcon feature={feature} />
        <Heading text={texts.proven(feature.title, release)} />
      </div>
      <Proof title={feature.title} date={data.date} node={data.node} proof={proof} />
    </>
  );
}

function NotProven({ feature, release }: { feature: CatalogFeature; release: string }) {
  const { evidence: texts } = useText();
  const { evidence } = useCatalog();
  const elsewhere = Object.keys(evidence).filter(
    (version) => evidence[version]?.[feature.id] !== undefined,
  );
  return (
    <>
      <div className={styles.title}>
        <FeatureIcon feature={feature} />
        <Heading text={texts.notProven(feature.title, release)} />
      </div>
      <p className={styles.lead}>{texts.notProvenWhy}</p>
      {elsewhere.length > 0 && (
        <p className={styles.elsewhere}>
          {texts.provenElsewhere}{' '}
          {elsewhere.toReversed().map((version) => (
            <Link key={version} to={`/evidence/${version}/${feature.id}`}>
              Backstage {version}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}
