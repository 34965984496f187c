import type { StandInAnswer, StandInCall } from './serve.ts';

/** What a path's `:names` stand for, decoded. */
export type Params = Readonly<Record<string, string>>;

export interface Route<Context> {
  readonly method: string;
  readonly pattern: RegExp;
  readonly answer: (context: Context, params: Params, call: StandInCall) => StandInAnswer;
}

/** `/projects/:id/issues`: each name is one part of the path, which may hold an encoded slash. */
export function route<Context>(
  method: string,
  path: string,
  answer: Route<Context>['answer'],
): Route<Context> {
  const source = path.replace(/:(\w+)(\*?)/g, (_, name: string, rest: string) =>
    rest === '*' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  return { method, pattern: new RegExp(`^${source}/?$`), answer };
}

/** The answer of the first route that fits; undefined when there is none. */
export function routed<Context>(
  routes: readonly Route<Context>[],
  context: Context,
  path: string,
  call: StandInCall,
): StandInAnswer | undefined {
  for (const each of routes) {
    const found = each.method === call.method ? each.pattern.exec(path) : null;
    if (found === null) continue;
    const params = Object.entries(found.groups ?? {}).map(
      ([name, value]) => [name, decodeURIComponent(value)] as const,
    );
    return each.answer(context, Object.fromEntries(params), call);
  }
  return undefined;
}
