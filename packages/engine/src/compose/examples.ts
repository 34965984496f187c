import { stringify } from 'yaml';
import { interpolateText } from '../library/interpolate.ts';
import type { Draft } from './draft.ts';
import { readText, replaceOnce, writeText } from './tree.ts';

const ENTITIES = 'examples/entities.yaml';
const ORG = 'examples/org.yaml';
const COMPONENT = '  name: example-website\n';

/** The example component gets the annotations that the chosen features read. */
export function contributeExampleEntities(draft: Draft): void {
  const lines: string[] = [];
  const origins: string[] = [];
  for (const { feature, scope } of draft.chosen) {
    for (const [name, value] of Object.entries(feature.annotations ?? {})) {
      const text = interpolateText(value, scope);
      if (text === '') continue;
      lines.push(`    ${name}: ${stringify(text, { singleQuote: true, lineWidth: 0 })}`);
      origins.push(feature.id);
    }
  }
  if (lines.length === 0) return;
  const text = readText(draft.tree, ENTITIES);
  const annotated = `${COMPONENT}  annotations:\n${lines.join('')}`;
  writeText(draft.tree, ENTITIES, replaceOnce(text, COMPONENT, annotated, ENTITIES), origins);
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
  const entities = [...users.keys()].toSorted().map(userEntity);
  const text = readText(draft.tree, ORG).trimEnd();
  writeText(draft.tree, ORG, `${text}\n${entities.join('')}`, [...users.values()].flat());
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
