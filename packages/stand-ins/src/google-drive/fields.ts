/** What `fields` asks for: names, with what is asked of each; undefined is all of it. */
type Mask = ReadonlyMap<string, Mask | undefined>;

/** A mask as `nextPageToken,files(id,owners(displayName))`. */
export function parseFields(text: string): Mask {
  let at = 0;
  const names = (): Mask => {
    const found = new Map<string, Mask | undefined>();
    for (;;) {
      const [name = ''] = /^[\w*]*/.exec(text.slice(at)) ?? [];
      at += name.length;
      let inner: Mask | undefined;
      if (text[at] === '(') {
        at += 1;
        inner = names();
        at += 1;
      }
      if (name !== '') found.set(name, inner);
      if (text[at] !== ',') return found;
      at += 1;
    }
  };
  return names();
}

/** The parts of a value that a mask names, as Google's APIs give them. */
export function masked(value: unknown, mask: Mask | undefined): unknown {
  if (mask === undefined || mask.has('*')) return value;
  if (Array.isArray(value)) return value.map((each) => masked(each, mask));
  if (typeof value !== 'object' || value === null) return value;
  const known = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    [...mask]
      .filter(([name]) => known[name] !== undefined)
      .map(([name, inner]) => [name, masked(known[name], inner)]),
  );
}
