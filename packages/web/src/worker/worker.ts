import { openEngine } from './engine.ts';
import { problemsOf } from './problems.ts';
import type { Engine, FromWorker, ToWorker } from './protocol.ts';

// A worker's own scope; the page's library of types does not know it.
const scope = self as unknown as {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
};
let engine: Engine | undefined;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') engine = openEngine(data.urls);
  else void answer(data.id, data.call);
});

async function answer(id: number, [method, args]: Extract<ToWorker, { kind: 'call' }>['call']) {
  try {
    if (engine === undefined) throw new TypeError('The engine was asked before it was opened');
    const run = engine[method] as (...given: unknown[]) => Promise<unknown>;
    const value = await run(...args);
    scope.postMessage({ kind: 'answer', id, value }, []);
  } catch (error) {
    scope.postMessage({ kind: 'problems', id, problems: problemsOf(error) }, []);
  }
}
