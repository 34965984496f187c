/** A dependency that yarn itself adds to a package that forgot to declare it. */
interface Extension {
  readonly majors: readonly [from: number, to: number];
  readonly adds: readonly (readonly [name: string, range: string])[];
}

/**
 * Yarn carries a list of packages whose package.json misses a dependency. The lockfile holds what
 * they bring but not that they ask for it, so a cut has to know. Here are those of the list that a
 * Backstage project can hold; building a release compares the whole cut with yarn's own file and so
 * tells when one more is needed.
 */
const extensions: ReadonlyMap<string, Extension> = new Map([
  ['@babel/parser', { majors: [0, Infinity], adds: [['@babel/types', 'npm:^7.8.3']] }],
  [
    'got',
    {
      majors: [0, 10],
      adds: [
        ['@types/responselike', 'npm:^1.0.0'],
        ['@types/keyv', 'npm:^3.1.1'],
      ],
    },
  ],
  ['notistack', { majors: [3, 3], adds: [['csstype', 'npm:^3.0.10']] }],
  ['unified', { majors: [0, 9], adds: [['@types/unist', 'npm:^2.0.0']] }],
]);

export function addedByYarn(
  name: string,
  version: string,
): readonly (readonly [name: string, range: string])[] {
  const extension = extensions.get(name);
  if (extension === undefined) return [];
  const major = Number.parseInt(version, 10);
  const [from, to] = extension.majors;
  return major >= from && major <= to ? extension.adds : [];
}
