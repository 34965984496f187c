/** An OpenAPI document while it is put in order: data of unknown shape. */
type Node = Record<string, unknown>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A body that is text or data is one schema in the route, since it is checked as one. In the
 * document each media type gets the branch that it means.
 */
export function documentBodies<Document extends object>(document: Document): Document {
  for (const operation of operationsOf(document as Node)) {
    const content = (operation['requestBody'] as Node | undefined)?.['content'];
    if (!isNode(content)) continue;
    for (const [type, media] of Object.entries(content)) {
      const schema = (media as Node)['schema'];
      const branches = isNode(schema) ? schema['anyOf'] : undefined;
      if (!Array.isArray(branches)) continue;
      const isText = type.startsWith('text/');
      // All media types share one object.
      content[type] = {
        ...(media as Node),
        schema: branches.find(
          (branch: Node) => (branch['type'] === 'string') === isText,
        ) as unknown,
      };
    }
  }
  return document;
}

/** Schemas are registered for input and output alike; what nothing refers to is left out. */
export function withoutUnused<Document extends object>(document: Document): Document {
  const components = (document as Node)['components'] as Node;
  const schemas = components['schemas'] as Node;
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isNode(value)) return;
    for (const [key, child] of Object.entries(value)) {
      const name =
        key === '$ref' ? /^#\/components\/schemas\/(.+)$/.exec(String(child))?.[1] : undefined;
      if (name === undefined) visit(child);
      else if (!used.has(name)) {
        used.add(name);
        visit(schemas[name]);
      }
    }
  };
  visit((document as Node)['paths']);
  components['schemas'] = Object.fromEntries(
    Object.entries(schemas).filter(([name]) => used.has(name)),
  );
  return document;
}

export function operationsOf(document: object): Node[] {
  const paths = (document as Node)['paths'];
  return Object.values(isNode(paths) ? paths : {}).flatMap((item) =>
    METHODS.map((method) => (item as Node)[method]).filter(isNode),
  );
}
