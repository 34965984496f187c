import { projectEventsUrl, readProject, ServerProblems } from '../server/api.ts';
import type { ProjectState } from '../server/project.ts';
import type { Heard, LogLine } from './events.ts';

/** Lines come by the hundred; drawing them a few times a second is enough. Milliseconds. */
const FLUSH_EVERY = 120;
/** Before the server is asked again. Milliseconds. */
const TRY_AGAIN = 2000;
/** Answers of HTTP that may be others the next time. */
const TOO_MANY = 429;
const SERVER_FAULT = 500;

/**
 * Follows a project as long as it is shown. The browser's event source goes on after a break where it
 * left; when the server refuses, it is asked why, and again when it does not answer at all.
 * @returns the function that ends it
 */
export function followProject(id: string, tell: (event: Heard) => void): () => void {
  let source: EventSource | undefined;
  let waiting: LogLine[] = [];
  let flushing: ReturnType<typeof setTimeout> | undefined;
  let trying: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  function flush(): void {
    clearTimeout(flushing);
    flushing = undefined;
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    tell({ kind: 'log', lines });
  }

  function open(): void {
    source = new EventSource(projectEventsUrl(id));
    source.addEventListener('open', () => tell({ kind: 'opened' }));
    source.addEventListener('state', (event: MessageEvent<string>) => {
      flush();
      const state = JSON.parse(event.data) as ProjectState;
      tell({ kind: 'state', id: Number(event.lastEventId), state, now: Date.now() });
    });
    source.addEventListener('log', (event: MessageEvent<string>) => {
      const { line } = JSON.parse(event.data) as { readonly line: string };
      waiting.push({ id: Number(event.lastEventId), line });
      flushing ??= setTimeout(flush, FLUSH_EVERY);
    });
    source.addEventListener('error', () => {
      tell({ kind: 'lost' });
      // Otherwise the browser comes back by itself.
      if (source?.readyState === EventSource.CLOSED) void askWhy();
    });
  }

  async function askWhy(): Promise<void> {
    try {
      await readProject(id);
      if (!ended) trying = setTimeout(open, TRY_AGAIN);
    } catch (error) {
      if (ended || !(error instanceof ServerProblems)) return;
      const { status, problems } = error;
      const mayPass = status === 0 || status === TOO_MANY || status >= SERVER_FAULT;
      tell({ kind: mayPass ? 'lost' : 'refused', problems });
      if (mayPass) trying = setTimeout(() => void askWhy(), TRY_AGAIN);
    }
  }

  open();
  return () => {
    ended = true;
    source?.close();
    clearTimeout(flushing);
    clearTimeout(trying);
  };
}
