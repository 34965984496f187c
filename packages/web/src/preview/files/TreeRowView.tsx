import type { Origin } from '@stagecraft/engine';
import { memo, type CSSProperties } from 'react';
import { useFormat, useText } from '../../text/TextProvider.tsx';
import { Icon } from '../../theme/Icon.tsx';
import type { OriginMark } from '../useOriginMarks.ts';
import styles from './Files.module.css';
import type { TreeNode, TreeRow } from './tree.ts';

/** Marks of features beside a name; more of them are counted. */
const MARKS = 3;

interface TreeRowViewProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly markOf: (origin: Origin) => OriginMark;
  readonly press: (row: TreeRow) => void;
}

/** One row. Drawn again only when something of it is other: a choice leaves most as they are. */
export const TreeRowView = memo(function TreeRowView(props: TreeRowViewProps) {
  const { id, row, top, active, selected, markOf, press } = props;
  const { preview } = useText();
  const format = useFormat();
  const { node } = row;
  const titles = node.kind === 'file' ? node.features.map((origin) => markOf(origin).title) : [];
  const from = titles.length > 0 ? preview.from(format.list(titles)) : '';
  return (
    // The tree has the keys of all its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="treeitem"
      className={styles.row}
      style={{ top, '--level': row.level } as CSSProperties}
      aria-level={row.level}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-selected={selected}
      aria-expanded={node.kind === 'folder' ? row.open : undefined}
      data-active={active}
      title={from === '' ? node.path : `${node.path}, ${from}`}
      onClick={() => press(row)}
    >
      <span className={styles.glyph}>
        {node.kind === 'folder' && (
          <Icon name={row.open ? 'chevronDown' : 'chevronRight'} size={14} />
        )}
      </span>
      <span className={styles.name}>{node.name} </span>
      <RowMarks node={node} markOf={markOf} />
      <span className={styles.hidden}> {from}</span>
    </div>
  );
}, isSame);

function RowMarks({ node, markOf }: { node: TreeNode } & Pick<TreeRowViewProps, 'markOf'>) {
  const { preview } = useText();
  if (node.kind === 'folder') {
    if (node.changes === 0) return null;
    return (
      <span className={styles.count}>
        {node.changes}
        <span className={styles.hidden}>{preview.changesInside(node.changes)}</span>
      </span>
    );
  }
  const rest = node.features.length - MARKS;
  return (
    <>
      <span className={styles.marks} data-rest={rest > 0 ? preview.more(rest) : undefined}>
        {node.features.slice(0, MARKS).map((origin) => (
          <svg key={origin} viewBox="0 0 24 24" fill="currentColor">
            <path d={markOf(origin).path} />
          </svg>
        ))}
      </span>
      {node.change !== undefined && (
        <span className={styles.badge} data-change={node.change}>
          {preview[node.change]}
        </span>
      )}
    </>
  );
}

function isSame(a: TreeRowViewProps, b: TreeRowViewProps): boolean {
  return (
    a.id === b.id &&
    a.top === b.top &&
    a.active === b.active &&
    a.selected === b.selected &&
    a.markOf === b.markOf &&
    a.press === b.press &&
    a.row.level === b.row.level &&
    a.row.open === b.row.open &&
    a.row.position === b.row.position &&
    a.row.siblings === b.row.siblings &&
    isSameNode(a.row.node, b.row.node)
  );
}

function isSameNode(a: TreeNode, b: TreeNode): boolean {
  if (a.path !== b.path || a.name !== b.name) return false;
  if (a.kind === 'folder') return b.kind === 'folder' && a.changes === b.changes;
  return (
    b.kind === 'file' && a.change === b.change && a.features.join(' ') === b.features.join(' ')
  );
}
