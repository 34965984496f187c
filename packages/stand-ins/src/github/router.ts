import type { Route } from './call.ts';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export type Router = (method: string, path: string) => Match | undefined;

interface Pattern {
  readonly route: Route;
  readonly expression: RegExp;
}

function compile(route: Route): Pattern {
  const source = route.path.replace(/\{(\w+)(\*?)\}|[.+]/g, (whole, name: string, rest: string) => {
    if (name === undefined) return `\\${whole}`;
    return rest === '*' ? `(?<${name}>.*)` : `(?<${name}>[^/]+)`;
  });
  return { route, expression: new RegExp(`^${source}/?$`) };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The first route that fits wins. */
export function createRouter(routes: readonly Route[]): Router {
  const patterns = routes.map(compile);
  return (method, path) => {
    for (const { route, expression } of patterns) {
      if (route.method !== method) continue;
      const groups = expression.exec(path)?.groups ?? (expression.test(path) ? {} : undefined);
      if (groups === undefined) continue;
      const params = Object.fromEntries(
        Object.entries(groups).map(([name, value]) => [name, decode(value)]),
      );
      return { route, params };
    }
    return undefined;
  };
}
