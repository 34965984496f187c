import { ORGANIZATION, SHOWN, SOFTWARE } from '../company.ts';

/** A project as SonarQube knows it, with the measures of its last analysis. */
export interface Project {
  readonly key: string;
  readonly name: string;
  readonly measures: Readonly<Record<string, string>>;
  /** Hours before now. */
  readonly analyzed: number;
}

export interface Metric {
  readonly key: string;
  readonly name: string;
  readonly type: 'INT' | 'PERCENT' | 'RATING' | 'LEVEL';
  readonly domain: string;
}

export const METRICS: readonly Metric[] = [
  metric('alert_status', 'Quality Gate Status', 'LEVEL', 'Releasability'),
  metric('bugs', 'Bugs', 'INT', 'Reliability'),
  metric('reliability_rating', 'Reliability Rating', 'RATING', 'Reliability'),
  metric('vulnerabilities', 'Vulnerabilities', 'INT', 'Security'),
  metric('security_rating', 'Security Rating', 'RATING', 'Security'),
  metric('security_hotspots_reviewed', 'Hotspots Reviewed', 'PERCENT', 'SecurityReview'),
  metric('security_review_rating', 'Security Review Rating', 'RATING', 'SecurityReview'),
  metric('code_smells', 'Code Smells', 'INT', 'Maintainability'),
  metric('sqale_rating', 'Maintainability Rating', 'RATING', 'Maintainability'),
  metric('coverage', 'Coverage', 'PERCENT', 'Coverage'),
  metric('duplicated_lines_density', 'Duplicated Lines (%)', 'PERCENT', 'Duplications'),
  metric('ncloc', 'Lines of Code', 'INT', 'Size'),
];

const WEB = measures('ERROR', [3, 3], [0, 1], [41, 1], ['71.8', '2.4'], ['66.7', 3], 48_210);
const SERVICE = measures('OK', [0, 1], [0, 1], [12, 1], ['86.3', '1.1'], ['100.0', 1], 19_845);

/** The projects of the company; `more` is a project of whoever runs the demo. */
export function projectsOf(more?: string): Project[] {
  const own = SOFTWARE.map(({ id, title }, index) => ({
    key: `${ORGANIZATION}_${id}`,
    name: title,
    measures: id === SHOWN ? WEB : SERVICE,
    analyzed: 2 + index * 7,
  }));
  if (more === undefined || own.some(({ key }) => key === more)) return own;
  return [...own, { key: more, name: more, measures: SERVICE, analyzed: 5 }];
}

function metric(key: string, name: string, type: Metric['type'], domain: string): Metric {
  return { key, name, type, domain };
}

type Rated = readonly [count: number, rating: number];

function measures(
  gate: 'OK' | 'ERROR',
  bugs: Rated,
  vulnerabilities: Rated,
  smells: Rated,
  [coverage, duplication]: readonly [string, string],
  [reviewed, review]: readonly [string, number],
  lines: number,
): Record<string, string> {
  const rating = (value: number) => `${value}.0`;
  return {
    alert_status: gate,
    bugs: String(bugs[0]),
    reliability_rating: rating(bugs[1]),
    vulnerabilities: String(vulnerabilities[0]),
    security_rating: rating(vulnerabilities[1]),
    security_hotspots_reviewed: reviewed,
    security_review_rating: rating(review),
    code_smells: String(smells[0]),
    sqale_rating: rating(smells[1]),
    coverage,
    duplicated_lines_density: duplication,
    ncloc: String(lines),
  };
}
