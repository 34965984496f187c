import { EngineProblems, type Call, type DataUrls, type Engine } from './protocol.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** Starts the engine beside the page, so that composing never holds up typing. */
export function startEngine(urls: DataUrls): Engine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const send = (message: ToWorker) => worker.postMessage(message);
  const call = (...given: Call) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      send({ kind: 'call', id: last, call: given });
    });
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.kind === 'answer') resolve?.(data.value);
    else reject?.(new EngineProblems(data.problems));
  });
  worker.addEventListener('error', ({ message }) => {
    const error = new Error(message || 'The engine stopped.');
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  send({ kind: 'open', urls });
  return new Proxy({} as Engine, {
    get: (_, method) =>
      // A proxy must not look like a promise to `await`.
      method === 'then' ? undefined : (...args: never[]) => call(method as Call[0], args as never),
  });
}
