import type { Texts } from '../text/en.ts';
import type { Format } from '../text/format.ts';
import type { SummaryState } from './useSummary.ts';

/** One sentence for what the choices come to after a change. */
export function announcement(
  { features, made, problems }: Pick<SummaryState, 'features' | 'made' | 'problems'>,
  label: string | undefined,
  { announced }: Texts['summary'],
  format: Pick<Format, 'list'>,
): string {
  const warnings = made?.warnings.length ?? 0;
  const facts = [
    announced.features(features),
    ...(made?.installedPackages === undefined ? [] : [announced.packages(made.installedPackages)]),
    ...(problems.length === 0 ? [] : [announced.problems(problems.length)]),
    ...(warnings === 0 ? [] : [announced.warnings(warnings)]),
  ];
  return [label, format.list(facts)]
    .filter((part) => part !== undefined)
    .map((part) => announced.sentence(part))
    .join(' ');
}
