import { memo, useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { changePreview, getPreview, usePreviewState } from '../store.ts';
import { useOriginMarks } from '../useOriginMarks.ts';
import styles from './Files.module.css';
import type { TreeRow } from './tree.ts';
import { TreeRowView } from './TreeRowView.tsx';
import { moveFor, useTypeAhead } from './treeKeys.ts';
import { isNarrow, useWindow } from './useWindow.ts';

interface FileTreeProps {
  readonly rows: readonly TreeRow[];
  /** Whether they are only some of the files. */
  readonly filtered: boolean;
}

/** The files as a tree: one stop for the keyboard, with only the rows in sight on the page. */
export const FileTree = memo(function FileTree({ rows, filtered }: FileTreeProps) {
  const { preview } = useText();
  const markOf = useOriginMarks();
  const opened = usePreviewState((state) => state.path);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { first, last, rowHeight, reveal } = useWindow(box, rows.length);
  const { active, press, onKeyDown } = useTreeKeys(rows, opened, reveal);
  useEffect(() => {
    const index = rows.findIndex(({ node }) => node.path === opened);
    const atList = isNarrow() && !getPreview().detail;
    if (index >= 0 && !atList) reveal(index);
    // Only when another file is opened or all are shown again: a choice must not move what one
    // looks at.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [opened, filtered]);
  return (
    <div
      ref={box}
      role="tree"
      className={styles.tree}
      tabIndex={0}
      aria-label={preview.tree}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={onKeyDown}
    >
      <div role="none" style={{ height: rows.length * rowHeight }}>
        {indices(first, last, active).map((index) => {
          const row = rows[index];
          return (
            row && (
              <TreeRowView
                key={row.node.path}
                id={`${id}-${index}`}
                row={row}
                top={index * rowHeight}
                active={index === active}
                selected={row.node.path === opened}
                markOf={markOf}
                press={press}
              />
            )
          );
        })}
      </div>
    </div>
  );
});

/** The row that the keyboard is at, and what keys and presses do. */
function useTreeKeys(rows: readonly TreeRow[], opened: string, reveal: (index: number) => void) {
  const [at, setAt] = useState<string>();
  const typeAhead = useTypeAhead();
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.path === (at ?? opened)),
  );
  const press = useCallback((row: TreeRow) => {
    setAt(row.node.path);
    if (row.node.kind === 'file') openFile(row.node.path);
    else setFolder(row.node.path, !row.open);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveFor(event.key, rows, active) ?? typeAhead(event.key, rows, active);
    if (move === undefined) return;
    event.preventDefault();
    // The page has plain keys of its own.
    event.stopPropagation();
    if (move.kind === 'use') press(row);
    else if (move.kind === 'fold') setFolder(row.node.path, move.open);
    else {
      setAt(rows[move.index]?.node.path);
      reveal(move.index);
    }
  };
  return { active, press, onKeyDown };
}

/** Those in sight, and the active one, which the tree points at. */
function indices(first: number, last: number, active: number): number[] {
  const all: number[] = [];
  if (active < first) all.push(active);
  for (let index = first; index < last; index += 1) all.push(index);
  if (active >= last) all.push(active);
  return all;
}

function openFile(path: string): void {
  changePreview({ path, detail: true });
}

function setFolder(path: string, open: boolean): void {
  changePreview({ folders: new Map(getPreview().folders).set(path, open) });
}
