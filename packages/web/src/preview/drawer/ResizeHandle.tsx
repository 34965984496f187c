import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useText } from '../../text/TextProvider.tsx';
import { DRAWER } from '../ids.ts';
import { HEIGHT, setHeight, useHeight } from './height.ts';
import styles from './PreviewPanel.module.css';

/** Of the window, for each press of an arrow. */
const STEP = 0.05;

const percent = (part: number) => Math.round(part * 100);

/** Makes the drawer higher and lower, by pointer and by keyboard; a double click gives two thirds. */
export function ResizeHandle() {
  const { preview } = useText();
  const height = useHeight();
  const grip = useRef<{ y: number; height: number } | undefined>(undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = heightFor(event.key, height);
    if (wanted === undefined) return;
    event.preventDefault();
    setHeight(wanted);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { y: event.clientY, height };
  };
  const onPointerMove = ({ clientY }: PointerEvent) => {
    if (grip.current === undefined) return;
    setHeight(grip.current.height + (grip.current.y - clientY) / window.innerHeight);
  };
  const release = () => {
    grip.current = undefined;
  };
  return (
    <div
      // A separator that takes the focus is a control, which the element of that name is not.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      className={styles.handle}
      tabIndex={0}
      aria-label={preview.resize}
      aria-orientation="horizontal"
      aria-controls={DRAWER}
      aria-valuemin={percent(HEIGHT.least)}
      aria-valuemax={percent(HEIGHT.most)}
      aria-valuenow={percent(height)}
      aria-valuetext={preview.height(percent(height))}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => setHeight(HEIGHT.usual)}
    />
  );
}

function heightFor(key: string, height: number): number | undefined {
  if (key === 'ArrowUp') return height + STEP;
  if (key === 'ArrowDown') return height - STEP;
  if (key === 'Home') return HEIGHT.least;
  if (key === 'End') return HEIGHT.most;
  return undefined;
}
