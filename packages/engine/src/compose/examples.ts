import { stringify } from 'yaml';
import type { ChosenFeature } from '../blueprint/resolve.ts';
import { interpolateText } from '../library/interpolate.ts';
import type { Draft } from './draft.ts';
import { piecesByLine, readText, replaceOnce, writePieces, type Origin } from './tree.ts';

const ENTITIES = 'examples/entities.yaml';
const ORG = 'examples/org.yaml';
const COMPONENT = '  name: example-website\n';
const ANNOTATIONS = '  annotations:';

/** The example component gets the annotations that the chosen features read. */
export function contributeExampleEntities(draft: Draft): void {
  // Features that read the same annotation have an option each for it: the last value is written.
  const values = new Map<string, { readonly text: string; readonly origin: Origin }>();
  for (const { feature, scope } of draft.chosen) {
    for (const [name, value] of Object.entries(feature.annotations ?? {})) {
      const text = interpolateText(value, scope);
      if (text !== '') values.set(name, { text, origin: feature.id });
    }
  }
  const lines = new Map(
    [...values].map(([name, { text, origin }]) => {
      const line = `    ${name}: ${stringify(text, { singleQuote: true, lineWidth: 0 })}`;
      return [line.replace(/\n$/, ''), origin];
    }),
  );
  if (lines.size === 0) return;
  const text = readText(draft.tree, ENTITIES);
  const added = [...lines.keys()].map((line) => `${line}\n`);
  const annotated = `${COMPONENT}${ANNOTATIONS}\n${added.join('')}`;
  const whole = replaceOnce(text, COMPONENT, annotated, ENTITIES);
  const [first] = lines.values();
  const pieces = piecesByLine(whole, (line) => (line === ANNOTATIONS ? first : lines.get(line)));
  writePieces(draft.tree, ENTITIES, pieces);
}

type Chosen = Pick<ChosenFeature, 'feature' | 'options'>;

interface FirstUser {
  readonly name: string;
  readonly email?: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  readonly origin: Origin;
}

/** The first user of each sign-in provider, so that somebody can sign in before the catalog knows anyone. */
export function contributeFirstUsers(draft: {
  readonly chosen: readonly Chosen[];
  readonly tree: Draft['tree'];
}): void {
  const users = new Map<string, FirstUser>();
  for (const chosen of draft.chosen) {
    const user = firstUserOf(chosen);
    if (user === undefined) continue;
    const { origin, email, annotations } = users.get(user.name) ?? user;
    users.set(user.name, {
      name: user.name,
      email: email ?? user.email,
      annotations: { ...annotations, ...user.annotations },
      origin,
    });
  }
  if (users.size === 0) return;
  const text = readText(draft.tree, ORG).trimEnd();
  const entities = [...users.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((user) => ({ text: userEntity(user), origin: user.origin }));
  writePieces(draft.tree, ORG, [{ text: `${text}\n`, origin: undefined }, ...entities]);
}

/** Who it is, by a name or by an e-mail address: whichever the provider is matched by. */
function firstUserOf({ feature, options }: Chosen): FirstUser | undefined {
  const { firstUser, firstUserEmail } = options;
  const { signIn, id: origin } = feature;
  if (signIn === undefined) return undefined;
  if (typeof firstUser === 'string' && firstUser !== '') {
    const { userAnnotation } = signIn;
    const annotations = userAnnotation === undefined ? {} : { [userAnnotation]: firstUser };
    return { name: firstUser, annotations, origin };
  }
  if (typeof firstUserEmail !== 'string' || firstUserEmail === '') return undefined;
  const name = entityName(firstUserEmail.split('@')[0] ?? '');
  return { name, email: firstUserEmail, annotations: {}, origin };
}

/** What stands before the @, as far as the name of an entity may have it. */
function entityName(text: string): string {
  const allowed = text.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, 63);
  return allowed.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '') || 'first-user';
}

function userEntity({ name, email, annotations }: FirstUser): string {
  const scalar = (text: string) => stringify(text, { singleQuote: true, lineWidth: 0 }).trim();
  const annotated = Object.entries(annotations).map(([key, value]) => {
    return `    ${key}: ${scalar(value)}\n`;
  });
  return `---
# The first person to sign in, until the catalog has the organization's people.
apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: ${scalar(name)}
${annotated.length === 0 ? '' : `  annotations:\n${annotated.join('')}`}spec:
${email === undefined ? '' : `  profile:\n    email: ${scalar(email)}\n`}  memberOf: [guests]
`;
}
