import type { ChosenFeature } from '../blueprint/resolve.ts';
import { applies } from '../library/condition.ts';
import type { Draft } from './draft.ts';
import { addFile, STAGECRAFT, writePieces, type Origin } from './tree.ts';

/** A variable of the environment that the project reads. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly obtain: string;
  readonly scopes: readonly string[];
  readonly note?: string | undefined;
  /** The feature works without it, with less. */
  readonly optional: boolean;
  /** Needed in production only. */
  readonly production: boolean;
  readonly features: readonly Origin[];
}

const DATABASE: readonly EnvironmentVariable[] = [
  databaseVariable('POSTGRES_HOST', 'Host of the PostgreSQL server'),
  databaseVariable('POSTGRES_PORT', 'Port of the PostgreSQL server, mostly 5432'),
  databaseVariable('POSTGRES_USER', 'User of the database'),
  databaseVariable('POSTGRES_PASSWORD', 'Password of that user'),
];

function databaseVariable(name: string, title: string): EnvironmentVariable {
  return {
    name,
    title,
    purpose: 'The database in production. Local running uses SQLite and needs none.',
    obtain: 'https://backstage.io/docs/tutorials/switching-sqlite-postgres',
    scopes: [],
    optional: false,
    production: true,
    features: [STAGECRAFT],
  };
}

/** Every secret that the chosen features read, in the library's order, the database's last. */
export function environmentOf(chosen: readonly ChosenFeature[]): EnvironmentVariable[] {
  const variables = new Map<string, EnvironmentVariable>();
  for (const { feature, scope } of chosen) {
    for (const [name, secret] of Object.entries(feature.secrets ?? {})) {
      if (!applies(secret, scope)) continue;
      const known = variables.get(name);
      variables.set(name, {
        name,
        title: secret.title,
        purpose: secret.purpose,
        obtain: secret.obtain,
        scopes: [...new Set([...(known?.scopes ?? []), ...(secret.scopes ?? [])])],
        note: secret.note ?? known?.note,
        optional: (known?.optional ?? true) && secret.optional === true,
        production: (known?.production ?? true) && secret.production === true,
        features: [...(known?.features ?? []), feature.id],
      });
    }
  }
  return [...variables.values(), ...DATABASE];
}

const EXAMPLE = '.env.example';
const HEADER = `# The secrets of this portal. Copy this file to .env, uncomment what you have and fill it in.
# .env is ignored by git and read by \`yarn start\` and \`stagecraft start\`.
# The portal starts without any of them: what needs one says so.
`;

/** .env.example: each secret, what it is for, where to get it, the scopes. */
export function contributeEnvironment(draft: Draft): void {
  addFile(draft.tree, EXAMPLE, '', STAGECRAFT);
  writePieces(draft.tree, EXAMPLE, [
    { text: HEADER, origin: STAGECRAFT },
    ...draft.environment.map((variable) => ({
      text: variableText(variable),
      origin: variable.features[0],
    })),
  ]);
}

function variableText(variable: EnvironmentVariable): string {
  const needs = variable.production ? ' (production)' : variable.optional ? ' (optional)' : '';
  const lines = [
    `${variable.title}${needs}`,
    variable.purpose,
    `Get it: ${variable.obtain}`,
    ...(variable.scopes.length > 0 ? [`Scopes: ${variable.scopes.join(', ')}`] : []),
    ...(variable.note === undefined ? [] : [variable.note]),
  ];
  const comment = lines.flatMap((line) => line.split('\n')).map((line) => `# ${line}\n`);
  return `\n${comment.join('')}# ${variable.name}=\n`;
}
