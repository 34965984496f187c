import { createHash } from 'node:crypto';
import { SOFTWARE, type Software } from './company.ts';

/** A component that the demo's own catalog lacks: it is found in a version control. */
export interface FoundComponent extends Pick<Software, 'title' | 'description' | 'type' | 'team'> {
  readonly id: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A repository as any version control holds it. */
export interface Repository {
  readonly slug: string;
  readonly description: string;
  /** The team whose it is. */
  readonly team: string;
  /** On the main branch, by path. */
  readonly files: Readonly<Record<string, string>>;
}

export const MAIN = 'main';
export const CATALOG_FILE = 'catalog-info.yaml';

/**
 * What the company keeps in a version control: its software, which the demo's catalog has already,
 * and the components that are to be found there.
 */
export function repositoriesWith(found: readonly FoundComponent[]): readonly Repository[] {
  const known = SOFTWARE.map((each) => repository(each, {}));
  const more = found.map((each) => repository(each, { [CATALOG_FILE]: catalogInfo(each) }));
  return [...known, ...more].toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The same text gives the same id, as in git. */
export function objectId(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** Id of the commit at the tip of the main branch. */
export function headOf({ slug, files }: Repository): string {
  return objectId(slug + JSON.stringify(files));
}

function repository(
  { id, title, description, team }: FoundComponent,
  files: Readonly<Record<string, string>>,
): Repository {
  return {
    slug: id,
    description,
    team,
    files: { 'README.md': readme(title, description), ...files },
  };
}

function readme(title: string, description: string): string {
  return `# ${title}

${description}.

## Run it

\`\`\`sh
npm ci
npm start
\`\`\`

It listens on port 8080 and tells on \`/healthz\` how it is.
`;
}

function catalogInfo({ id, title, description, type, team, annotations }: FoundComponent): string {
  const lines = Object.entries(annotations ?? {}).map(([key, value]) => `    ${key}: ${value}\n`);
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${id}
  title: ${title}
  description: ${description}
${lines.length === 0 ? '' : `  annotations:\n${lines.join('')}`}spec:
  type: ${type}
  lifecycle: production
  owner: group:default/${team}
  system: shop
`;
}
