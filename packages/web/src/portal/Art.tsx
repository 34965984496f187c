import styles from './Art.module.css';

export type ArtKind = 'lines' | 'pairs' | 'status' | 'bars' | 'graph' | 'tiles';

const DRAWINGS: Readonly<Record<ArtKind, string>> = {
  lines: 'M0 3h44M0 11h62M0 19h36M0 27h54M0 35h40',
  pairs: 'M0 3h14M0 10h24M0 21h12M0 28h28M0 39h16M0 46h22',
  status: 'M8 3h34M8 12h42M8 21h28M8 30h38',
  bars: 'M0 3h20M0 10h52M0 19h16M0 26h38',
  graph: 'M12 14 30 6M12 14l18 9M38 6h16M38 23h16',
  tiles: 'M0 2h12v12H0zM18 2h12v12H18zM36 2h12v12H36z',
};

const DOTS: Partial<Record<ArtKind, readonly (readonly [number, number])[]>> = {
  status: [
    [2.5, 3],
    [2.5, 12],
    [2.5, 21],
    [2.5, 30],
  ],
  graph: [
    [8, 14],
    [34, 6],
    [34, 23],
    [58, 6],
    [58, 23],
  ],
};

/** What a card holds, as far as one sees it from afar. */
export function Art({ kind }: { kind: ArtKind }) {
  return (
    <span className={styles.room}>
      <svg className={styles.art} viewBox="-1.5 0 64 50" preserveAspectRatio="xMinYMin slice">
        <path d={DRAWINGS[kind]} />
        {DOTS[kind]?.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={kind === 'graph' ? 4 : 2.5} />
        ))}
      </svg>
    </span>
  );
}

const BY_CATEGORY: Readonly<Record<string, ArtKind>> = {
  'ci-cd': 'status',
  operations: 'status',
  quality: 'bars',
};

const BY_FEATURE: Readonly<Record<string, ArtKind>> = { 'catalog-graph': 'graph' };

/** What is drawn on the card of a feature. */
export function artOf(feature: string, category: string | undefined): ArtKind {
  return BY_FEATURE[feature] ?? BY_CATEGORY[category ?? ''] ?? 'lines';
}
