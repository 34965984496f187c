import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Composition, Feature } from '@stagecraft/engine';
import { composePortal, library, release, root } from '../harness/portal.ts';
import { writePage } from './page.ts';
import { sharingPairs, withExamples, type Pair } from './cases.ts';
import type { Result } from './results.ts';

/** What is known of one feature on a release. */
interface Compatibility {
  readonly packages: Readonly<Record<string, string>>;
  /** With what it requires, and nothing else. */
  readonly alone: boolean;
  /** Those of its category, or with a file in common, that were in one portal with it. */
  readonly together: readonly string[];
  readonly date: string;
}

/** Writes `releases/<version>/compatibility.json` and docs/compatibility.md of what was found. */
export async function writeCompatibility(results: readonly Result[]): Promise<void> {
  const features = [...library.features.values()];
  const pairs = sharingPairs();
  const found = Object.fromEntries(
    features.map((feature) => [feature.id, compatibilityOf(feature, pairs, results)]),
  );
  const node = results[0]?.node ?? process.versions.node;
  const data = {
    release: release.version,
    node,
    features: found,
    portals: results.map(({ title, passed, failures, seconds, date }) => ({
      title,
      passed,
      ...(failures.length === 0 ? {} : { failures: failures.map((each) => each.split('\n')[0]) }),
      seconds,
      date,
    })),
  };
  const file = path.join(root, 'releases', release.version, 'compatibility.json');
  await writeFile(file, `${JSON.stringify(data, null, 2)}\n`);
  await writePage('compatibility.md', page(features, pairs, found, results, node));
}

function compatibilityOf(
  feature: Feature,
  pairs: readonly Pair[],
  results: readonly Result[],
): Compatibility {
  const passed = results.filter((each) => each.passed);
  const alone = passed.find(({ title }) => title === `alone: ${feature.id}`);
  const partners = pairs
    .filter((pair) => pair.includes(feature.id))
    .map(([a, b]) => (a === feature.id ? b : a));
  const together = partners.filter((partner) =>
    passed.some(({ proven }) => proven.includes(feature.id) && proven.includes(partner)),
  );
  const inAny = passed.filter(({ proven }) => proven.includes(feature.id));
  return {
    packages: packagesOf(feature, composeAlone(feature)),
    alone: feature.always === true ? inAny.length > 0 : alone !== undefined,
    together: together.toSorted(),
    date:
      inAny
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? '',
  };
}

/** A portal with the feature, what it requires, and guests. */
export function composeAlone({ id }: Feature): Composition {
  return composePortal(withExamples(['auth-guest', id]));
}

/** Its packages in a portal that has it, with their versions. */
export function packagesOf({ id }: Feature, { packages }: Composition): Record<string, string> {
  const names = packages
    .filter(({ origins }) => origins.includes(id))
    .map(({ name }) => name)
    .toSorted();
  return Object.fromEntries(
    names.map((name) => [name, release.packages.get(name) ?? 'of this repository']),
  );
}

function page(
  features: readonly Feature[],
  pairs: readonly Pair[],
  found: Readonly<Record<string, Compatibility>>,
  results: readonly Result[],
  node: string,
): string {
  const passed = results.filter((each) => each.passed).length;
  const sections = library.categories.map(({ id, title }) => {
    const rows = features
      .filter(({ category }) => category === id)
      .map((feature) => row(feature, found));
    if (rows.length === 0) return '';
    return `## ${title}\n\n| feature | packages | alone | together with | date |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const failures = results.filter((each) => !each.passed).map(({ title }) => `- ${title}`);
  const seen = pairs.filter(([a, b]) => found[a]?.together.includes(b));
  return `<!-- Made by \`npm run verify -- --write\`; changes by hand get lost. -->

# Compatibility

What was seen on Backstage ${release.version} with Node ${node}: portals were made, their
configuration checked strictly, their types checked, started with stand-ins in place of the upstreams,
and opened in Chromium. **Alone** is the feature with what it requires. **Together with** names the
features of its category, and those that bring or edit a file of it, with which it was in one portal.
An error in the console that a stock project does not have fails a portal, but for those at the end.

${passed} of ${results.length} portals passed. ${seen.length} of ${pairs.length} such pairs were together in one of them.
${failures.length === 0 ? '' : `\nThese did not:\n\n${failures.join('\n')}\n`}
${sections.filter((each) => each !== '').join('\n')}
## Errors in the console

Components of these vendors put them there in development; they change nothing that is seen.

${consoleErrors(features).join('\n')}
`;
}

function consoleErrors(features: readonly Feature[]): string[] {
  return features.flatMap(({ title, proof }) =>
    (proof?.console ?? []).map((error) => `- ${title}: \`\` ${error} \`\``),
  );
}

function row({ id, title }: Feature, found: Readonly<Record<string, Compatibility>>): string {
  const { packages, alone, together, date } = found[id] ?? {
    packages: {},
    alone: false,
    together: [],
    date: '',
  };
  const names = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  const cells = [
    `${title} (\`${id}\`)`,
    names.join('<br>'),
    alone ? 'yes' : 'no',
    together.join(', '),
    date,
  ];
  return `| ${cells.join(' | ')} |`;
}
