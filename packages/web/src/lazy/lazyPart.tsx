import { lazy, type ComponentType, type FunctionComponent } from 'react';
import { ErrorBoundary } from '../layout/ErrorBoundary.tsx';
import { PartFailed } from './PartFailed.tsx';

/** A part of the page whose code is fetched when it is first drawn, or before by `load`. */
export interface LazyPart<Props> extends FunctionComponent<Props> {
  readonly load: () => Promise<unknown>;
}

interface LazyPartOptions {
  /** Whether it is fetched when the page rests. Not what only a network makes useful. */
  readonly ahead?: boolean;
}

/** The network's fault, which passes, in contrast to the part's own. */
class PartNotLoaded extends Error {}

const ahead: (() => Promise<unknown>)[] = [];

/** What is to be fetched when the page rests, in no order of note. Parts that come bring others. */
export function loadersAhead(): readonly (() => Promise<unknown>)[] {
  return ahead;
}

/** Has more fetched when the page rests than code of components. */
export function fetchAhead(load: () => Promise<unknown>): void {
  ahead.push(load);
}

/**
 * A component whose code comes on its own. Draw it below a Suspense. When its code can't be had, it
 * says so in its place and offers to try again; the rest of the page stays.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  options: LazyPartOptions = {},
): LazyPart<Props> {
  const fetchPart = async () => {
    const component = await load().catch((cause: unknown) => {
      throw new PartNotLoaded('A part of the page could not be fetched', { cause });
    });
    return { default: component as ComponentType<object> };
  };
  // Made anew after a failure, because it keeps what came of its first attempt.
  let Loaded = lazy(fetchPart);
  const Current = (props: Props) => <Loaded {...props} />;
  const Failed = ({ error, reset }: { error: Error; reset: () => void }) => {
    if (!(error instanceof PartNotLoaded)) throw error;
    const retry = () => {
      Loaded = lazy(fetchPart);
      reset();
    };
    return <PartFailed retry={retry} />;
  };
  const Part = (props: Props) => (
    <ErrorBoundary fallback={Failed}>
      <Current {...props} />
    </ErrorBoundary>
  );
  if (options.ahead ?? true) ahead.push(load);
  return Object.assign(Part, { load });
}
