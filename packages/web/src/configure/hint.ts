/** What a JSON Schema says of one value, as far as it helps to write it. */
export interface ValueSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: ValueSchema;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly oneOf?: readonly ValueSchema[];
  readonly anyOf?: readonly ValueSchema[];
}

/** How a value is to be written. */
export type Hint =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  | { readonly kind: 'example'; readonly example: string }
  | { readonly kind: 'address' }
  | { readonly kind: 'email' }
  | { readonly kind: 'number'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'length'; readonly from?: number; readonly to?: number };

/**
 * What to say at a field whose value can't be so.
 * @param rule - the keyword of JSON Schema that it breaks
 * @returns undefined where the schema says nothing that helps
 */
export function hintOf(schema: ValueSchema, rule: string | undefined): Hint | undefined {
  const { minimum, maximum, minLength, maxLength, format, type } = schema;
  if (rule === 'required') return { kind: 'incomplete' };
  if (schema.enum !== undefined) return { kind: 'choices', choices: schema.enum.map(String) };
  if (rule === 'minimum' || rule === 'maximum') return limits('number', minimum, maximum);
  if (rule === 'maxLength' || (rule === 'minLength' && (minLength ?? 0) > 1)) {
    return limits('length', minLength, maxLength);
  }
  const [example] = schema.examples ?? [];
  if (example !== undefined) {
    return {
      kind: 'example',
      example: Array.isArray(example) ? example.join(', ') : String(example),
    };
  }
  if (format === 'uri') return { kind: 'address' };
  if (format === 'email') return { kind: 'email' };
  return type === 'number' || type === 'integer' ? limits('number', minimum, maximum) : undefined;
}

function limits(kind: 'number' | 'length', from: number | undefined, to: number | undefined): Hint {
  return {
    kind,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The schema of a value in a form, by its place: `['clusters', '0', 'url']`. */
export function schemaAt(schema: ValueSchema, path: readonly string[]): ValueSchema | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const own = schema.properties?.[step] ?? (/^\d+$/.test(step) ? schema.items : undefined);
  if (own !== undefined) return schemaAt(own, rest);
  for (const kind of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
    const found = schemaAt(kind, path);
    if (found !== undefined) return found;
  }
  return undefined;
}
