import { Button, Text, ToggleButton } from '@backstage/ui';
import { openSearchPanel } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState, type MutableRefObject, type RefObject } from 'react';
import { reader, wrapping } from '../preview/editor/base.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import { saveFile } from '../take/download.ts';
import { useText } from '../text/TextProvider.tsx';
import { Icon } from '../theme/Icon.tsx';
import type { Log } from './events.ts';
import styles from './RunLog.module.css';

/** Pixels from the end that still count as being there. */
const NEAR = 24;

interface LogViewProps {
  readonly log: Log;
  readonly name: string;
}

/** The log in a reader that draws only the lines in sight, and follows the end while one is there. */
export function LogView({ log, name }: LogViewProps) {
  const { log: text } = useText().run;
  const [wraps, setWraps] = useState(false);
  const { place, view, isAtEnd, toEnd } = useLogReader(log, wraps);
  const content = () => log.lines.join('\n');
  return (
    <>
      <div className={styles.tools}>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<Icon name="search" />}
          onPress={() => {
            if (view.current !== undefined) openSearchPanel(view.current);
          }}
        >
          {text.search}
        </Button>
        <ToggleButton size="small" isSelected={wraps} onChange={setWraps}>
          {text.wrap}
        </ToggleButton>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<Icon name="download" />}
          onPress={() => saveFile(`${name}.log`, [`${content()}\n`], 'text/plain')}
        >
          {text.download}
        </Button>
        <CopyButton text={content} label={text.what}>
          {text.copy}
        </CopyButton>
        {!isAtEnd && (
          <Button className={styles.end ?? ''} size="small" variant="secondary" onPress={toEnd}>
            {text.toEnd}
          </Button>
        )}
      </div>
      <div className={styles.place}>
        <div className={styles.view} ref={place} />
      </div>
      {log.dropped > 0 && (
        <Text variant="body-small" color="secondary">
          {text.dropped(log.dropped)}
        </Text>
      )}
    </>
  );
}

interface LogReader {
  readonly place: RefObject<HTMLDivElement>;
  readonly view: MutableRefObject<EditorView | undefined>;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
}

function useLogReader(log: Log, wraps: boolean): LogReader {
  const { run, preview } = useText();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const [wrap] = useState(() => new Compartment());
  const [isAtEnd, setAtEnd] = useState(true);
  const newest = useRef({ log, wraps });
  /** The log that is in the reader. */
  const shown = useRef<Log>(log);
  const following = useRef(true);
  useEffect(() => {
    newest.current = { log, wraps };
  });

  useEffect(() => {
    if (place.current === null) return undefined;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: newest.current.log.lines.join('\n'),
        extensions: [
          reader(run.log.label, preview.editor),
          wrap.of(wrapping(newest.current.wraps)),
        ],
      }),
    });
    shown.current = newest.current.log;
    const forget = onScrollByHand(editor, (isAtEndNow) => {
      following.current = isAtEndNow;
      setAtEnd(isAtEndNow);
    });
    view.current = editor;
    following.current = true;
    scrollToEnd(editor);
    return () => {
      forget();
      editor.destroy();
      view.current = undefined;
    };
  }, [run, preview, wrap]);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined || shown.current === log) return;
    append(editor, shown.current, log);
    shown.current = log;
    if (following.current) scrollToEnd(editor);
  }, [log]);

  useEffect(() => {
    view.current?.dispatch({ effects: wrap.reconfigure(wrapping(wraps)) });
  }, [wrap, wraps]);

  const toEnd = () => {
    following.current = true;
    setAtEnd(true);
    if (view.current !== undefined) scrollToEnd(view.current);
  };
  return { place, view, isAtEnd, toEnd };
}

/** Puts in what is new and takes out what was dropped; what is in sight stays where it is. */
function append(editor: EditorView, before: Log, after: Log): void {
  const { doc } = editor.state;
  const gone = Math.min(after.dropped - before.dropped, before.lines.length);
  const kept = before.lines.length - gone;
  const added = after.lines.slice(kept);
  const from = gone === 0 ? 0 : gone >= doc.lines ? doc.length : doc.line(gone + 1).from;
  const lead = before.lines.length === 0 ? '' : '\n';
  editor.dispatch({
    changes: [
      ...(from === 0 ? [] : [{ from: 0, to: from }]),
      ...(added.length === 0 ? [] : [{ from: doc.length, insert: lead + added.join('\n') }]),
    ],
  });
}

/** What a person does that scrolls; lines that come scroll as well. */
const BY_HAND = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'pointermove'] as const;
/** Milliseconds in which scrolling follows the hand. */
const AFTER_HAND = 700;

/** Tells, when a person scrolls, whether that brought them to the end. */
function onScrollByHand({ scrollDOM }: EditorView, tell: (isAtEnd: boolean) => void): () => void {
  let hand = Number.NEGATIVE_INFINITY;
  const onHand = (event: Event) => {
    const isIdle = event instanceof PointerEvent && event.buttons === 0;
    if (!isIdle) hand = performance.now();
  };
  const onScroll = () => {
    if (performance.now() - hand < AFTER_HAND) tell(isNearEnd(scrollDOM));
  };
  for (const type of BY_HAND) scrollDOM.addEventListener(type, onHand, { passive: true });
  scrollDOM.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    for (const type of BY_HAND) scrollDOM.removeEventListener(type, onHand);
    scrollDOM.removeEventListener('scroll', onScroll);
  };
}

function isNearEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight >= scrollHeight - NEAR;
}

/** Of the log alone: the page around it stays where it is. */
function scrollToEnd(editor: EditorView): void {
  editor.requestMeasure({
    read: ({ scrollDOM }) => scrollDOM.scrollHeight,
    write: (height, { scrollDOM }) => {
      scrollDOM.scrollTop = height;
    },
  });
}
