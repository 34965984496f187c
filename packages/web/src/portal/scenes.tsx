import { memo } from 'react';
import { useCatalog } from '../catalog/useCatalog.tsx';
import { Icon } from '../theme/Icon.tsx';
import { useText } from '../text/TextProvider.tsx';
import { Art, artOf } from './Art.tsx';
import { Group } from './Group.tsx';
import { Mark } from './Mark.tsx';
import { PartView } from './PartView.tsx';
import type { CardPart, Part, Parts } from './parts.ts';
import styles from './scenes.module.css';

interface SceneProps {
  readonly parts: Parts;
  /** What the portal calls itself. */
  readonly title: string;
}

const CardView = memo(function CardView({ part }: { part: Part }) {
  const { byId } = useCatalog();
  const isAbout = 'aside' in part && part.aside === true;
  return (
    <PartView part={part} className={styles.card}>
      <span className={styles.cardTitle} lang="en">
        {part.title}
      </span>
      <Art kind={isAbout ? 'pairs' : artOf(part.feature, byId.get(part.feature)?.category)} />
    </PartView>
  );
});

export function ComponentScene({ parts: { tabs, cards } }: SceneProps) {
  const { sample, groups } = useText().portal;
  const columns: readonly (readonly [string, readonly CardPart[]])[] = [
    ['main', cards.filter(({ aside }) => !aside)],
    ['aside', cards.filter(({ aside }) => aside)],
  ];
  return (
    <div className={styles.page}>
      <div className={styles.entity} aria-hidden="true">
        <span className={styles.faint}>{sample.kind}</span>
        <span className={styles.heading}>{sample.component}</span>
        <span className={styles.faint}>
          {sample.lifecycle} <b>{sample.lifecycleName}</b> {sample.owner} <b>{sample.ownerName}</b>
        </span>
      </div>
      <Group label={groups.tab} className={styles.tabs}>
        {tabs.map((tab, index) => (
          <PartView
            key={tab.key}
            part={tab}
            className={index === 0 ? `${styles.tab} ${styles.currentTab}` : styles.tab}
          />
        ))}
      </Group>
      <Group label={groups.card} className={styles.columns}>
        {columns.map(([column, shown]) =>
          shown.length === 0 ? null : (
            <div key={column} className={styles[column]}>
              {shown.map((card) => (
                <CardView key={card.key} part={card} />
              ))}
            </div>
          ),
        )}
      </Group>
    </div>
  );
}

export function HomeScene({ parts: { widgets, engine }, title }: SceneProps) {
  const { groups } = useText().portal;
  const bar = widgets.find(({ feature }) => feature === engine?.feature);
  return (
    <div className={styles.page}>
      <div className={styles.entity} aria-hidden="true">
        <span className={styles.heading}>{title}</span>
      </div>
      <Group label={groups.widget} className={styles.home}>
        {bar === undefined ? null : (
          <PartView part={bar} className={styles.searchBar}>
            <Icon name="search" size={11} />
            <span className={styles.faint} lang="en">
              {bar.title}
            </span>
          </PartView>
        )}
        <div className={styles.widgets}>
          {widgets.map((widget) =>
            widget === bar ? null : <CardView key={widget.key} part={widget} />,
          )}
        </div>
      </Group>
    </div>
  );
}

export function SearchScene({ parts: { sources, engine } }: SceneProps) {
  const { sample, groups } = useText().portal;
  const { byId } = useCatalog();
  const results = sources.flatMap((source) => [source, source]).slice(0, 6);
  return (
    <div className={styles.page}>
      <div className={styles.searchBar} aria-hidden="true">
        <Icon name="search" size={11} />
        <span>{sample.term}</span>
      </div>
      <div className={styles.found}>
        <div className={styles.filters}>
          <span className={styles.faint} aria-hidden="true">
            {sample.resultType}
          </span>
          <span className={`${styles.filter} ${styles.currentFilter}`} aria-hidden="true">
            {sample.all}
          </span>
          <Group label={groups.source}>
            {sources.map((source) => (
              <PartView key={source.key} part={source} className={styles.filter} />
            ))}
          </Group>
          <Group label={groups.engine} className={styles.engine}>
            <span className={styles.faint} aria-hidden="true">
              {sample.engine}
            </span>
            {engine && <PartView part={engine} className={styles.filter} />}
          </Group>
        </div>
        <div className={styles.results} aria-hidden="true">
          {results.map((source, index) => (
            <div key={`${source.key} ${index}`} className={styles.result}>
              <Mark icon={byId.get(source.feature)?.icon} />
              <span className={styles.lines} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

export function SignInScene({ parts: { signIn }, title }: SceneProps) {
  const { sample, groups } = useText().portal;
  const { byId } = useCatalog();
  return (
    <div className={styles.signIn}>
      <div className={styles.banner} data-theme-mode="dark" aria-hidden="true">
        {title}
      </div>
      <span className={styles.welcome} aria-hidden="true">
        {sample.signIn}
      </span>
      <Group label={groups.provider} className={styles.providers}>
        {signIn.map((provider) => (
          <PartView key={provider.key} part={provider} className={styles.provider}>
            <span className={styles.providerName}>
              <Mark icon={byId.get(provider.feature)?.icon} />
              <span lang="en">{provider.title}</span>
            </span>
            {/* Drawn, not written: a part is named by its provider alone. */}
            <span className={styles.enter} data-words={sample.signIn} />
          </PartView>
        ))}
      </Group>
    </div>
  );
}
