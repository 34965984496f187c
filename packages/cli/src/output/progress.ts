import type { Step, StepEvent, StepListener } from '@stagecraft/lifecycle';
import type { Io } from '../io.ts';
import { duration } from './sizes.ts';
import { styleFor, visible, widthOf } from './style.ts';

const WORDS: Readonly<Record<Step, readonly [doing: string, done: string]>> = {
  write: ['Writing files', 'Wrote'],
  git: ['Making the first commit', 'Made the first commit'],
  secrets: ['Writing the secrets', 'Wrote the secrets to .env'],
  install: ['Installing packages', 'Installed the packages'],
  place: ['Putting it in place', 'Put in place'],
};

/** Steps this quick are not worth a line of their own. */
const SILENT: ReadonlySet<Step> = new Set<Step>(['place']);
const REDRAW_MS = 100;
/** Without a terminal, a long step says how far it is this often. */
const PLAIN_EVERY_MS = 10_000;

export interface Progress {
  readonly onStep: StepListener;
  /** The line that is being redrawn goes away. */
  end(): void;
}

/** Shows steps to a person: redrawn in a terminal, plain lines elsewhere. */
export function showProgress(io: Io): Progress {
  const { stderr } = io;
  const style = styleFor(stderr);
  const terminal = stderr.isTTY === true;
  let shown = false;
  let last = 0;
  const clear = () => {
    if (shown) stderr.write('\r\u001b[2K');
    shown = false;
  };
  const redraw = (text: string) => {
    clear();
    const limit = widthOf(stderr) - 2;
    stderr.write(visible(text) > limit ? `${text.slice(0, limit - 1)}…` : text);
    shown = true;
  };
  const onProgress = (doing: string, detail: string | undefined) => {
    const every = terminal ? REDRAW_MS : PLAIN_EVERY_MS;
    if (Date.now() - last < every) return;
    last = Date.now();
    const text = detail === undefined ? `  ${doing}` : `  ${doing}: ${detail}`;
    if (terminal) redraw(text);
    else stderr.write(`${text}\n`);
  };
  const onStep = ({ step, status, detail, ms = 0 }: StepEvent) => {
    const [doing, done] = WORDS[step];
    if (SILENT.has(step)) return;
    if (status === 'started' || status === 'progress') {
      if (status === 'started') last = terminal ? 0 : Date.now();
      if (terminal || status === 'progress') onProgress(doing, detail);
      return;
    }
    clear();
    const mark = status === 'done' ? style('green', '✓') : style('red', '✗');
    const text = status === 'done' ? [done, detail].filter(Boolean).join(' ') : doing;
    stderr.write(`${mark} ${text} ${style('dim', duration(ms))}\n`);
  };
  return { onStep, end: clear };
}
