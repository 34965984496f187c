import { stringify } from 'yaml';
import { interpolateText } from '../library/interpolate.ts';
import type { Draft } from './draft.ts';
import { piecesByLine, readText, replaceOnce, writePieces, type Origin } from './tree.ts';

const ENTITIES = 'examples/entities.yaml';
const ORG = 'examples/org.yaml';
const COMPONENT = '  name: example-website\n';
const ANNOTATIONS = '  annotations:';

/** The example component gets the annotations that the chosen features read. */
export function contributeExampleEntities(draft: Draft): void {
  const lines = new Map<string, Origin>();
  for (const { feature, scope } of draft.chosen) {
    for (const [name, value] of Object.entries(feature.annotations ?? {})) {
      const text = interpolateText(value, scope);
      if (text === '') continue;
      const line = `    ${name}: ${stringify(text, { singleQuote: true, lineWidth: 0 })}`;
      lines.set(line.replace(/\n$/, ''), feature.id);
    }
  }
  if (lines.size === 0) return;
  const text = readText(draft.tree, ENTITIES);
  const added = [...lines.keys()].map((line) => `${line}\n`);
  const annotated = `${COMPONENT}${ANNOTATIONS}\n${added.join('')}`;
  const whole = replaceOnce(text, COMPONENT, annotated, ENTITIES);
  const [first] = lines.values();
  const pieces = piecesByLine(whole, (line) => (line === ANNOTATIONS ? first : lines.get(line)));
  writePieces(draft.tree, ENTITIES, pieces);
}

/** The first user of each sign-in provider, so that somebody can sign in before the catalog knows anyone. */
export function contributeFirstUsers(draft: Draft): void {
  const users = new Map<string, string[]>();
  for (const { feature, options } of draft.chosen) {
    const name = options['firstUser'];
    if (feature.signIn === undefined || typeof name !== 'string' || name === '') continue;
    users.set(name, [...(users.get(name) ?? []), feature.id]);
  }
  if (users.size === 0) return;
  const text = readText(draft.tree, ORG).trimEnd();
  const entities = [...users]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, [origin]]) => ({ text: userEntity(name), origin }));
  writePieces(draft.tree, ORG, [{ text: `${text}\n`, origin: undefined }, ...entities]);
}

function userEntity(name: string): string {
  return `---
# The first person to sign in, until the catalog has the organization's people.
apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: ${stringify(name, { singleQuote: true }).trim()}
spec:
  memberOf: [guests]
`;
}
